import { Group, Modal, Skeleton, Stack } from '@mantine/core';
import { useResource } from '../../api/queries';
import type { OutgoingWebhookDetails } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { ProblemAlert } from '../../ui/states';
import { useReturnFocus } from '../../ui/use-return-focus';
import { isUnderWay, MessageDetail } from './message-detail';
import { ReplayButton } from './replay-button';

export function MessageDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useI18n();
  useReturnFocus();
  const { data, error, refetch } = useResource<OutgoingWebhookDetails>(
    `/outgoing-webhooks/${id}`,
    undefined,
    isUnderWay,
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('endpoints.oneMessage')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton h={280} aria-busy="true" />}
      {data && (
        <Stack>
          <MessageDetail message={data} />
          <Group justify="flex-end">
            <ReplayButton message={data} />
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
