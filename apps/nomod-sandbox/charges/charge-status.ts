import { timestamp } from '../clock';
import type { Sandbox } from '../sandbox-context';
import type { Account } from '../store/state';
import type { WebhookEventType } from '../webhooks/event-types';
import type { Charge, ChargeStatus } from './charge';

export interface ChargeFact {
  readonly webhook: WebhookEventType;
  readonly event: string;
  readonly message: string;
}

const FACTS: Record<ChargeStatus, ChargeFact> = {
  created: { webhook: 'charge.created', event: 'created', message: 'Charge created' },
  authorised: { webhook: 'charge.authorised', event: 'authorised', message: 'Payment authorised' },
  paid: { webhook: 'charge.completed', event: 'completed', message: 'Payment completed' },
  failed: { webhook: 'charge.failed', event: 'failed', message: 'Card declined' },
  cancelled: { webhook: 'charge.cancelled', event: 'authorisation_cancelled', message: 'Authorisation cancelled' },
  refunded: { webhook: 'charge.refunded', event: 'refunded', message: 'Refunded in full' },
  partially_refunded: {
    webhook: 'charge.partially_refunded',
    event: 'partially_refunded',
    message: 'Refunded in part',
  },
  disputed: { webhook: 'charge.dispute.created', event: 'dispute_raised', message: 'Dispute raised' },
};

/** Moves a charge, writes its history and sends the webhook of the new status, or of `fact`. */
export function recordStatus(
  sandbox: Sandbox,
  account: Account,
  charge: Charge,
  status: ChargeStatus,
  { silent = false, fact = FACTS[status] }: { silent?: boolean; fact?: ChargeFact } = {},
): void {
  const { webhook, event, message } = fact;
  const { body } = charge;
  body.status = status;
  body.error = status === 'failed' ? message : '';
  body.events.push({ created: timestamp(sandbox.store.nowAt(account)), type: event, message, user: null });
  if (!silent) sandbox.webhooks.publish(account, webhook, charge);
}
