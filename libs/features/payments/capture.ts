import type { ChargeFacts } from '@remit/domain-events';

/** What a charge contributed to a payment, in minor units of the payment's currency. */
export interface Capture {
  readonly chargeId: string | null;
  /** Counts towards the invoice. */
  readonly amountMinor: bigint;
  /** Tip, service fee and account tax beside it. */
  readonly extrasMinor: bigint;
  readonly paidAt: Date;
  readonly paidWith: PaidWith | null;
}

/** How the payer paid, as far as Nomod says. */
export interface PaidWith {
  /** `card`, `tabby`, `tamara`, `cash`, or another word of Nomod's. */
  readonly method: string;
  readonly card_scheme: string | null;
  readonly card_last4: string | null;
}

/** When and how a charge paid. Nomod calls a card by its own name. */
export function howPaid(charge: ChargeFacts): Pick<Capture, 'paidAt' | 'paidWith'> {
  const { created_at, payment_method, card_scheme = null, card_last4 = null } = charge;
  const method = payment_method === 'nomod' ? 'card' : payment_method;
  return { paidAt: new Date(created_at), paidWith: method ? { method, card_scheme, card_last4 } : null };
}
