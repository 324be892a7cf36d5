import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { useI18n } from '../../i18n/i18n';
import { CopyButton } from '../../ui/copy-button';
import { SecretField } from '../../ui/secret-field';
import { useReturnFocus } from '../../ui/use-return-focus';

export function SecretOnce({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useI18n();
  useReturnFocus();
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('endpoints.secret')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text fw={600}>{t('endpoints.secret.once')}</Text>
        <SecretField ref={field} label={t('endpoints.secret')} value={secret} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('done')}
          </Button>
          <CopyButton text={secret} primary onRefused={() => field.current?.select()}>
            {t('copy.named', { name: t('endpoints.secret') })}
          </CopyButton>
        </Group>
      </Stack>
    </Modal>
  );
}
