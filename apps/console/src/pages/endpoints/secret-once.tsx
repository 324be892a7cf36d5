import { Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useI18n } from '../../i18n/i18n';
import { CopyButton } from '../../ui/copy-button';
import { useReturnFocus } from '../../ui/use-return-focus';

export function SecretOnce({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useI18n();
  useReturnFocus();
  const field = useRef<HTMLInputElement>(null);
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
        <TextInput
          ref={field}
          label={t('endpoints.secret')}
          readOnly
          dir="ltr"
          className="link-field"
          data-autofocus
          value={secret}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Group justify="flex-end">
          <CopyButton text={secret} primary onRefused={() => field.current?.select()}>
            {t('copy.named', { name: t('endpoints.secret') })}
          </CopyButton>
        </Group>
      </Stack>
    </Modal>
  );
}
