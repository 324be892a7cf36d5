import { Button, PasswordInput, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ApiProblem } from '../api/api-problem';
import type { Session } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { ProblemAlert } from '../ui/states';
import { useSession } from './session';

/** Signs in with an API key. The key itself is kept by nobody: the session is a cookie that no script can read. */
export function KeyForm({ onSignedIn }: { onSignedIn: (session: Session) => Promise<void> }) {
  const { t } = useI18n();
  const { signIn } = useSession();
  const [key, setKey] = useState('');
  const [fieldError, setFieldError] = useState<string>();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    if (key.trim() === '') return setFieldError(t('signIn.empty'));
    setBusy(true);
    try {
      await onSignedIn(await signIn(key.trim()));
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.status === 401) setFieldError(t('signIn.wrong'));
      else setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
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
    </>
  );
}
