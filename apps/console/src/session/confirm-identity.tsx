import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { Api } from '../api/client';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';
import { ProblemAlert } from '../ui/states';
import { placeByName, useForm } from '../ui/use-form';
import { PasskeyButton } from './passkey-button';
import { PasswordField } from './password-field';
import { ProviderButton } from './provider-button';
import { useSession } from './session';

const EMPTY = { password: '' };
const api = new Api(undefined);

interface ConfirmIdentityProps {
  onEnd: (isConfirmed: boolean) => void;
}

/** Asks for the password again before something that needs it; then the request goes on. */
export default function ConfirmIdentity({ onEnd }: ConfirmIdentityProps) {
  const { t } = useI18n();
  const { session } = useSession();
  const hasPassword = session?.person?.has_password !== false;
  return (
    <Modal
      opened
      onClose={() => onEnd(false)}
      title={t(hasPassword ? 'person.confirm.title' : 'provider.confirm.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      zIndex={500}
    >
      <Stack>
        {hasPassword && <PasswordAgain onEnd={onEnd} />}
        {session?.person && session.person.passkeys > 0 && <PasskeyButton isConfirmation onDone={() => onEnd(true)} />}
        {session?.provider && (
          <>
            <Text size="sm">{t('provider.confirm', { name: session.provider })}</Text>
            <ProviderButton name={session.provider} to={location.pathname} purpose="confirmation" />
          </>
        )}
      </Stack>
    </Modal>
  );
}

function PasswordAgain({ onEnd }: ConfirmIdentityProps) {
  const { t } = useI18n();
  const { values, set, errors, problem, isBusy, element, submit } = useForm({
    initial: EMPTY,
    check: ({ password }) => (password === '' ? { password: t('person.error.password') } : {}),
    send: async (body) => {
      await api.post('/session/confirmation', body);
      onEnd(true);
    },
    place: placeByName(EMPTY),
  });
  return (
    <form ref={element} onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">{t('person.confirm.text')}</Text>
        <PasswordField
          label={t('person.password')}
          value={values.password}
          error={errors.password}
          autoFocus
          onChange={(password) => set({ password })}
        />
        {problem !== null && <ProblemAlert error={problem} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" disabled={isBusy} onClick={() => onEnd(false)}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('person.confirm.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
