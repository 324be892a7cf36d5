import { AttentionNeeded, AttentionResolved } from '@remit/domain-events';
import { formatMoney } from '@remit/money';
import type { GatewayCharge } from '@remit/gateway';
import type { LostObject } from './lost-object.entity';

/** The reason why a lost object is left to a person. */
export type LostReason = 'unknown_invoice' | 'draft_here' | 'not_payable' | 'not_asked_here';

const SUMMARIES: Readonly<Record<LostReason, string>> = {
  unknown_invoice: 'is at Nomod for an invoice that was created after the backup and is missing here.',
  draft_here: 'is at Nomod for an invoice that is a draft here: it was finalized after the backup.',
  not_payable: 'is at Nomod for an invoice that can no longer be paid here.',
  not_asked_here: 'is at Nomod for an invoice that is paid in another way here, or asks for another amount.',
};

const keyOf = ({ id }: LostObject): string => `lost_object:${id}`;

export const lostObjectSettled = (lost: LostObject): AttentionResolved => new AttentionResolved({ key: keyOf(lost) });

/** Requests attention for an object at Nomod that is not known here after a restore. */
export function lostObjectNeeded(
  lost: LostObject,
  status: string,
  because: LostReason,
  invoiceId: string | null,
): AttentionNeeded {
  return new AttentionNeeded({
    key: keyOf(lost),
    kind: 'lost_object',
    summary: `${lost.kind === 'link' ? 'A payment link' : 'An invoice'} ${SUMMARIES[because]}`,
    invoice_id: invoiceId,
    connection_id: lost.connectionId,
    ours: { invoice_number: lost.number, our_id: lost.ourId },
    nomods: {
      [`${lost.kind}_id`]: lost.id,
      status,
      amount: formatMoney(lost.amountMinor, lost.currency),
      currency: lost.currency,
      customer_id: lost.nomodCustomerId,
    },
  });
}

/**
 * Requests attention for a charge on an object that is not known here after a restore. A person must say which
 * invoice it paid.
 */
export function lostChargeNeeded(
  charge: GatewayCharge,
  connectionId: string,
  lost: LostObject | undefined,
): AttentionNeeded {
  return new AttentionNeeded({
    key: `lost_charge:${charge.id}`,
    kind: 'lost_charge',
    summary: 'A charge paid a link or invoice that Remit created after the backup and that is missing here.',
    charge_id: charge.id,
    connection_id: connectionId,
    ours: { invoice_number: lost?.number ?? null, our_id: lost?.ourId ?? null },
    nomods: {
      charge_status: charge.status,
      total: formatMoney(charge.totalMinor, charge.currency),
      currency: charge.currency,
      refunded: formatMoney(charge.refundTotalMinor, charge.currency),
      link_id: charge.linkId,
      customer_id: charge.customerId,
      paid_at: charge.created.toISOString(),
    },
  });
}
