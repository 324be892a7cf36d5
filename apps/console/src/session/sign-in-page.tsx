import { Button, PasswordInput, Text, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { ApiProblem } from '../api/api-problem';
import { useI18n } from '../i18n/i18n';
import { Logo } from '../shell/logo';
import { ProblemAlert } from '../ui/states';
import { useTitle } from '../ui/use-title';
import { homeOf } from './home-of';
import { useSession } from './session';

export default function SignInPage() {
  const { t } = useI18n();
  const { session, signIn } = useSession();
  const [key, setKey] = useState('');
  const [fieldError, setFieldError] = useState<string>();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const isAdding = params.get('add') === '1';
  useTitle(t('signIn.title'));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    if (key.trim() === '') return setFieldError(t('signIn.empty'));
    setBusy(true);
    try {
      const next = await signIn(key.trim());
      const known = new Set(session?.environments.map(({ id }) => id));
      const added = next.environments.find(({ id }) => !known.has(id));
      await navigate(pathOf(params.get('to')) ?? (added ? `/${added.id}` : homeOf(next)), { replace: true });
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.status === 401) setFieldError(t('signIn.wrong'));
      else setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <Logo />
        <Title order={1}>{isAdding ? t('signIn.addTitle') : t('signIn.title')}</Title>
        <Text c="dimmed">{t('signIn.lead')}</Text>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <PasswordInput
            label={t('signIn.key')}
            description={t('signIn.key.help')}
            required
            autoFocus
            autoComplete="off"
            spellCheck={false}
            dir="ltr"
            visibilityToggleButtonProps={{ 'aria-label': t('showSecret') }}
            value={key}
            error={fieldError}
            onChange={(event) => {
              setKey(event.currentTarget.value);
              setFieldError(undefined);
            }}
          />
          {error !== null && <ProblemAlert error={error} />}
          <Button type="submit" loading={isBusy} fullWidth>
            {t('signIn.submit')}
          </Button>
        </form>
        <Text size="sm" c="dimmed">
          {t('signIn.note')}
        </Text>
      </div>
    </main>
  );
}

/** Accepts only a path of the console, never another site. */
function pathOf(to: string | null): string | undefined {
  return to !== null && /^\/(?!\/)/.test(to) ? to : undefined;
}
