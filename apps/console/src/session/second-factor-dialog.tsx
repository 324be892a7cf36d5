import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { Api } from '../api/client';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';
import { toastDone } from '../ui/toast';
import { useAct } from '../ui/use-act';
import { FactorSetup } from './factor-setup';
import { useSession } from './session';

const ofPerson = new Api(undefined);

/** Sets the second factor up, or switches it off. */
export default function SecondFactorDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const { session, refresh } = useSession();
  const { isBusy, act } = useAct();
  const person = session?.person;
  const end = async () => {
    await refresh();
    onClose();
  };
  const remove = () =>
    act(async () => {
      await ofPerson.delete('/session/second-factor');
      toastDone(t('factor.removed'));
      await end();
    });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('factor.title')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {person?.second_factor ? (
        <Stack>
          <Text>{t('factor.on', { count: person.recovery_codes_left })}</Text>
          <Group justify="flex-end">
            <Button variant="default" loading={isBusy} onClick={() => void remove()}>
              {t('factor.remove')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <FactorSetup onDone={() => void end()} />
      )}
    </Modal>
  );
}
