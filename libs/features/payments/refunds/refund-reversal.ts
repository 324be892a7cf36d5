import { Injectable } from '@nestjs/common';
import type { PaymentRefund } from './payment-refund.entity';
import { PaymentRefundRepository } from './payment-refund.repository';

/** What a fall of a charge's refund total means for the refunds that were asked for here. */
@Injectable()
export class RefundReversal {
  constructor(private readonly refunds: PaymentRefundRepository) {}

  /**
   * Marks the refunds that no longer hold. The caller holds the payment's lock.
   * @param fall how much came back, and what is still given back, in the payment's currency; and what the charge showed before, in its own.
   */
  async record(
    paymentId: string,
    fall: { reversedMinor: bigint; refundedMinor: bigint; shownMinor: bigint },
  ): Promise<void> {
    const refunds = await this.refunds.findByPayments([paymentId]);
    for (const refund of refunds) if (wasShown(refund, fall.shownMinor)) refund.finish();
    for (const [refund, minor] of reversalsOf(refunds, fall)) {
      refund.reverse(minor);
      await this.refunds.update(refund);
    }
  }
}

/** Accepted, and shown by the charge since, which nobody has noted yet. */
const wasShown = ({ state, targetMinor }: PaymentRefund, shownMinor: bigint): boolean =>
  state === 'accepted' && targetMinor !== null && targetMinor <= shownMinor;

/** Nomod does not say which refund came back: the newest of exactly that amount; else as much of the newest ones as can no longer be given back. */
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
