import Decimal from 'decimal.js';
import type { Payment } from '../../api/types';
import type { MessageKey } from '../../i18n/en/index';
import { digitsIn } from '../../ui/amount';

/** States of a refund that Nomod may still execute. */
const UNDERWAY: ReadonlySet<string> = new Set(['planned', 'calling', 'unknown', 'accepted']);

const PAID: ReadonlySet<string> = new Set(['succeeded', 'partially_refunded', 'refunded']);

/** The taken amount that is not refunded yet, in the API's format. */
export const refundableOf = (payment: Payment): string =>
  new Decimal(payment.captured_amount)
    .plus(payment.extras_amount)
    .minus(payment.refunded_amount)
    .toFixed(digitsIn(payment.amount));

/** The reason why nothing can be refunded now; undefined when a refund is possible. */
export function refundBlocked(payment: Payment): MessageKey | undefined {
  if (!PAID.has(payment.payment_status)) return 'refund.blocked.unpaid';
  if (payment.refunds.some(({ state }) => UNDERWAY.has(state))) return 'refund.blocked.underway';
  return new Decimal(refundableOf(payment)).greaterThan(0) ? undefined : 'refund.blocked.spent';
}

/** The reason why a manually recorded payment cannot be voided. */
export function takeBackBlocked(payment: Payment): MessageKey | undefined {
  if (payment.payment_status === 'voided') return 'takeBack.blocked.done';
  return payment.refunds.length > 0 ? 'takeBack.blocked.refunded' : undefined;
}

/** The reason why a payable link cannot be disabled here. */
export const switchOffBlocked = (payment: Payment): MessageKey | undefined =>
  payment.metadata['nomod_invoice_id'] === undefined ? undefined : 'switchOff.blocked.invoice';
