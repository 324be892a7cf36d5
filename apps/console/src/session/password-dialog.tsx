import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { Api } from '../api/client';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';
import { ProblemAlert } from '../ui/states';
import { toastDone } from '../ui/toast';
import { placeByName, useForm } from '../ui/use-form';
import { PasswordField } from './password-field';

const EMPTY = { present_password: '', password: '' };
const api = new Api(undefined);

/** Changes the password. Every other session of the person ends. */
export default function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const { values, set, errors, problem, isBusy, element, submit } = useForm({
    initial: EMPTY,
    check: ({ present_password: present, password }) => ({
      ...(present === '' && { present_password: t('person.error.password') }),
      ...(password === '' && { password: t('person.error.newPassword') }),
    }),
    send: async (body) => {
      await api.put('/session/password', body);
      toastDone(t('person.password.changed'));
      onClose();
    },
    place: placeByName(EMPTY),
  });
  return (
    <Modal opened onClose={onClose} title={t('changePassword')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form ref={element} onSubmit={submit} noValidate>
        <Stack>
          <Text size="sm">{t('person.password.ends')}</Text>
          <PasswordField
            label={t('person.password.present')}
            name="present_password"
            value={values.present_password}
            error={errors.present_password}
            autoFocus
            onChange={(present_password) => set({ present_password })}
          />
          <PasswordField
            label={t('person.password.new')}
            description={t('person.password.help')}
            value={values.password}
            error={errors.password}
            isNew
            onChange={(password) => set({ password })}
          />
          {problem !== null && <ProblemAlert error={problem} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" disabled={isBusy} onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={isBusy}>
              {t('changePassword')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
