import { LINK_STATUSES, type GatewayLink } from '@remit/gateway';
import type { Answer } from './answer';

export function readLink(answer: Answer): GatewayLink {
  const currency = answer.currency('currency');
  const status = answer.text('status');
  return {
    id: answer.text('id'),
    referenceId: answer.textDetail('reference_id'),
    title: answer.optionalText('title'),
    note: answer.textDetail('note'),
    url: answer.paymentUrl('url'),
    amountMinor: answer.money('amount', currency),
    currency,
    status: LINK_STATUSES.find((known) => known === status) ?? 'unknown',
    paymentExpiryLimit: answer.integerDetail('payment_expiry_limit'),
  };
}
