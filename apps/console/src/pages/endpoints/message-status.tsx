import type { OutgoingWebhook } from '../../api/types';
import { StatusBadge } from '../../ui/status-badge';

/** Separate words, because pending and failed mean something else for a payment. */
const SHOWN = { pending: 'sending', delivered: 'delivered', failed: 'undelivered' } as const;

export const shownStatus = (status: OutgoingWebhook['status']) => SHOWN[status];

export function MessageStatus({ message }: { message: OutgoingWebhook }) {
  return <StatusBadge status={shownStatus(message.status)} />;
}
