import type { ChargeFacts } from '@remit/domain-events';

/** The contribution of a charge to a payment, in minor units of the payment's currency. */
export interface Capture {
  readonly chargeId: string | null;
  /** The part that counts towards the invoice. */
  readonly amountMinor: bigint;
  /** Tip, service fee and account tax, in addition to `amountMinor`. */
  readonly extrasMinor: bigint;
  readonly paidAt: Date;
  readonly paidWith: PaidWith | null;
}

/** How the payer paid, as far as Nomod reports it. */
export interface PaidWith {
  /** `card`, `tabby`, `tamara`, `cash`, or another value of Nomod. */
  readonly method: string;
  readonly card_scheme: string | null;
  readonly card_last4: string | null;
}

/** When and how a charge was paid. Nomod reports a card as `nomod`. */
export function howPaid(charge: ChargeFacts): Pick<Capture, 'paidAt' | 'paidWith'> {
  const { created_at, payment_method, card_scheme = null, card_last4 = null } = charge;
  const method = payment_method === 'nomod' ? 'card' : payment_method;
  return { paidAt: new Date(created_at), paidWith: method ? { method, card_scheme, card_last4 } : null };
}
