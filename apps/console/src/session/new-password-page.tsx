import { Button, Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import type { Session } from '../api/types';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';
import { ProblemAlert } from '../ui/states';
import { placeByName, useForm } from '../ui/use-form';
import { homeOf } from './home-of';
import { PasswordField } from './password-field';
import { useSession } from './session';
import { SignInCard } from './sign-in-card';
import { useLinkToken } from './use-link-token';

/** Who has a second factor signs in with both. */
const pathAfter = (session: Session): string => (session.signed_in ? homeOf(session) : '/sign-in');

const EMPTY = { password: '' };

/** What a link to set a new password opens. */
export default function NewPasswordPage() {
  const { t } = useI18n();
  const { enter } = useSession();
  const token = useLinkToken();
  const navigate = useNavigate();
  const { values, set, errors, problem, isBusy, element, submit } = useForm({
    initial: EMPTY,
    check: ({ password }) => (password === '' ? { password: t('person.error.newPassword') } : {}),
    send: async ({ password }) =>
      navigate(pathAfter(await enter('/new-password', { token, password })), { replace: true }),
    place: placeByName(EMPTY),
  });
  return (
    <SignInCard title={t('person.newPassword')}>
      <Text c="dimmed">{t('person.password.ends')}</Text>
      <form ref={element} onSubmit={submit} noValidate>
        <PasswordField
          label={t('person.password.new')}
          description={t('person.password.help')}
          value={values.password}
          error={errors.password}
          isNew
          autoFocus
          onChange={(password) => set({ password })}
        />
        {problem !== null && <ProblemAlert error={problem} />}
        <Button type="submit" loading={isBusy} fullWidth>
          {t('save')}
        </Button>
      </form>
    </SignInCard>
  );
}
