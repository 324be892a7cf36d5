import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem';
import type { Delivery } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useApi } from '../../session/session';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { toastDone, toastFailed } from '../../ui/toast';

/** Results for which a replay is what one wants anyway; others ask first. */
const PLAIN = new Set(['failed', 'unmatched']);

export function Replay({ delivery, large }: { delivery: Delivery; large?: boolean }) {
  const { t, word } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const replay = async () => {
    await api.post(`/webhooks/deliveries/${delivery.id}/replay`);
    toastDone(t('events.replayed'));
    await client.invalidateQueries({ queryKey: [api.environmentId] });
  };
  const press = async () => {
    if (!PLAIN.has(delivery.result)) return setAsking(true);
    setBusy(true);
    await replay().catch((error: unknown) =>
      toastFailed(error instanceof ApiProblem ? word(`error.${error.code}`, error.message) : String(error)),
    );
    setBusy(false);
  };
  return (
    <>
      <Button
        size={large ? undefined : 'compact-sm'}
        variant="default"
        loading={isBusy}
        leftSection={<RotateCw size={14} />}
        onClick={() => void press()}
      >
        {t('events.replay')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('events.replay.title')}
          confirm={t('events.replay')}
          onConfirm={replay}
          onClose={() => setAsking(false)}
        >
          <Text>{t('events.replay.text')}</Text>
        </ConfirmDialog>
      )}
    </>
  );
}
