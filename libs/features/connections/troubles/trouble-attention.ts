import { AttentionNeeded } from '@remit/domain-events';
import type { GatewayTrouble, TroubledObject } from './gateway-trouble.entity';

/** Names the attention that a trouble asks for, so that its end can take it back. */
export const troubleKey = (troubleId: string): string => `gateway_trouble:${troubleId}`;

const WHAT: Readonly<Record<TroubledObject, string>> = {
  charge: 'the charge',
  invoice: 'the Nomod invoice',
  link: 'the link',
  link_charges: 'the charges of the link',
  customer_charges: 'the charges of the Nomod customer',
  account_charges: 'the charges of the account behind the connection',
  push: 'the push of the invoice',
  connection: 'the connection',
};

export function troubleAttention(trouble: GatewayTrouble): AttentionNeeded {
  const { object, objectId } = trouble;
  return new AttentionNeeded({
    key: troubleKey(trouble.id),
    kind: 'gateway_trouble',
    summary: `Nomod gives no usable answer about ${WHAT[object]} ${objectId}: ${trouble.reason}`,
    invoice_id: trouble.invoiceId,
    payment_id: trouble.paymentId,
    charge_id: object === 'charge' ? objectId : null,
    connection_id: trouble.connectionId,
    ours: { first_failed_at: trouble.firstSeenAt.toISOString() },
    nomods: { object, object_id: objectId, failure: trouble.kind, reason: trouble.reason },
  });
}
