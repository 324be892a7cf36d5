import type { OutgoingWebhook } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { ActionButton } from '../../ui/action-button';
import { isUnderWay } from './message-detail';
import { useAct } from '../../ui/use-act';

/** Sends a message again with the same id and body, so that the receiver can recognise the duplicate. */
export function ReplayButton({ message, compact }: { message: OutgoingWebhook; compact?: boolean }) {
  const { t } = useI18n();
  const { act, api, isBusy } = useAct();
  return (
    <ActionButton
      size={compact ? 'compact-sm' : undefined}
      variant="default"
      loading={isBusy}
      onClick={() => void act(() => api.post(`/outgoing-webhooks/${message.id}/replay`), t('endpoints.replayed'))}
      disabledReason={isUnderWay(message) ? t('endpoints.replay.underWay') : undefined}
    >
      {t('endpoints.replay')}
    </ActionButton>
  );
}
