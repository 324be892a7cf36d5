import { Injectable } from '@nestjs/common';
import type { PaymentRefund } from './payment-refund.entity';
import { PaymentRefundRepository } from './payment-refund.repository';

/** Applies a lower refund total of a charge to the refunds that were requested here. */
@Injectable()
export class RefundReversal {
  constructor(private readonly refunds: PaymentRefundRepository) {}

  /**
   * Marks the refunds that no longer hold. The caller holds the payment's lock.
   * @param fall the reversed amount and the amount that is still refunded, in the payment's currency; and the
   * previous refund total of the charge, in the charge's currency
   */
  async record(
    paymentId: string,
    fall: { reversedMinor: bigint; refundedMinor: bigint; shownMinor: bigint },
  ): Promise<void> {
    const refunds = await this.refunds.findByPayments([paymentId]);
    for (const refund of refunds) if (wasShown(refund, fall.shownMinor)) refund.finish();
    for (const [refund, minor] of reversalsOf(refunds, fall)) {
      refund.reverse(minor);
      this.refunds.update(refund);
    }
  }
}

/** The refund is accepted and the charge shows it, but it is not recorded as done yet. */
const wasShown = ({ state, targetMinor }: PaymentRefund, shownMinor: bigint): boolean =>
  state === 'accepted' && targetMinor !== null && targetMinor <= shownMinor;

/**
 * Nomod does not tell which refund was reversed. Chooses the newest refund of exactly that amount. Otherwise it
 * chooses the newest refunds, up to the amount by which they exceed the remaining refund total.
 */
export function reversalsOf(
  refunds: readonly PaymentRefund[],
  { reversedMinor, refundedMinor }: { reversedMinor: bigint; refundedMinor: bigint },
): [PaymentRefund, bigint][] {
  const exact = refunds.findLast((refund) => refund.keptMinor === reversedMinor);
  if (exact) return [[exact, reversedMinor]];
  let tooMuch = refunds.reduce((sum, refund) => sum + refund.keptMinor, 0n) - refundedMinor;
  const reversals: [PaymentRefund, bigint][] = [];
  for (const refund of refunds.toReversed()) {
    const minor = refund.keptMinor < tooMuch ? refund.keptMinor : tooMuch;
    if (minor <= 0n) continue;
    reversals.push([refund, minor]);
    tooMuch -= minor;
  }
  return reversals;
}
