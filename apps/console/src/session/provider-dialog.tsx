import { Button, Modal, Stack, Text } from '@mantine/core';
import { Api } from '../api/client';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';
import { useAct } from '../ui/use-act';
import { ProviderButton } from './provider-button';
import { useSession } from './session';

const api = new Api(undefined);

/** The account of the provider that signs the person in: connected, disconnected. */
export default function ProviderDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useI18n();
  const { session, refresh } = useSession();
  const { isBusy, act } = useAct();
  const isConnected = session?.person?.provider_account ?? false;
  const disconnect = () =>
    act(
      async () => {
        await api.delete('/session/provider');
        await refresh();
      },
      t('provider.disconnected', { name }),
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('providerAccount', { name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text size="sm">{t(isConnected ? 'provider.connected' : 'provider.connect', { name })}</Text>
        {isConnected ? (
          <Button variant="default" loading={isBusy} onClick={() => void disconnect()}>
            {t('provider.disconnect')}
          </Button>
        ) : (
          <ProviderButton name={name} to={location.pathname} purpose="connection" />
        )}
      </Stack>
    </Modal>
  );
}
