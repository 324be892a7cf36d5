import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import type { Delivery } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { toastDone } from '../../ui/toast';
import { useAct } from '../../ui/use-act';

/** Results for which a replay is expected. For all others, the user must confirm. */
const PLAIN = new Set(['failed', 'unmatched']);

export function Replay({ delivery, large }: { delivery: Delivery; large?: boolean }) {
  const { t } = useI18n();
  const { api, isBusy, act } = useAct();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const send = () => api.post(`/webhooks/deliveries/${delivery.id}/replay`);
  const press = () => (PLAIN.has(delivery.result) ? void act(send, t('events.replayed')) : setAsking(true));
  const confirm = async () => {
    await send();
    toastDone(t('events.replayed'));
    await client.invalidateQueries({ queryKey: [api.environmentId] });
  };
  return (
    <>
      <Button
        size={large ? undefined : 'compact-sm'}
        variant="default"
        loading={isBusy}
        leftSection={<RotateCw size={14} />}
        onClick={press}
      >
        {t('events.replay')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('events.replay.title')}
          confirm={t('events.replay')}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        >
          <Text>{t('events.replay.text')}</Text>
        </ConfirmDialog>
      )}
    </>
  );
}
