import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { type ChargeFacts, EventBus } from '@remit/domain-events';
import { ApiError } from '@remit/http-api';
import { AuditLog } from '@remit/audit-log';
import { Invoices } from '@remit/invoices';
import { formatMoney } from '@remit/money';
import { foundOrUndefined, PaymentGateway, toChargeFacts } from '@remit/gateway';
import { connectionOf, type Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';
import { refundUnderway } from '../refunds/refund-errors';
import { PaymentRefundRepository } from '../refunds/payment-refund.repository';
import { amountCorrected, amountsOf } from '../payment-facts';
import { CHARGE_ATTENTION_KINDS, chargeAttentionResolved } from './charge-attention';
import { holdsNothing } from './charge-judgement';
import { ChargeRecorder } from './charge-recorder';
import { ChargeRepository } from './charge.repository';
import { InvoiceExcess } from './invoice-excess';

/**
 * Records the decision of a person that the money of a charge is gone without a refund: a lost dispute, a charge that
 * took nothing, or a charge that Nomod no longer has. The invoice owes the amount again. If Nomod has the money
 * later, it counts again automatically.
 */
@Injectable()
export class LostMoney {
  constructor(
    private readonly database: Database,
    private readonly invoices: Invoices,
    private readonly payments: PaymentRepository,
    private readonly refunds: PaymentRefundRepository,
    private readonly charges: ChargeRepository,
    private readonly connections: Connections,
    private readonly gateway: PaymentGateway,
    private readonly recorder: ChargeRecorder,
    private readonly excess: InvoiceExcess,
    private readonly bus: EventBus,
    private readonly auditLog: AuditLog,
  ) {}

  /**
   * Reads the charge once more first.
   * @throws ApiError not_found, conflict while Nomod says that it has the money
   * @throws GatewayError when Nomod does not answer
   */
  async count(scope: Scope, paymentId: string): Promise<void> {
    const { chargeId, credentials } = await this.database.transaction(scope, async () => {
      const payment = await this.payments.get(paymentId);
      if (!payment.gatewayPaymentId || payment.refundableMinor === 0n) throw tookNothing(payment);
      const connection = await this.connections.credentials(scope, connectionOf(payment));
      return { chargeId: payment.gatewayPaymentId, credentials: connection };
    });
    const charge = await foundOrUndefined(this.gateway.getCharge(credentials, chargeId));
    const read = charge && toChargeFacts(charge);
    if (read) await this.database.transaction(scope, () => this.recorder.recordById(paymentId, read));
    await this.database.transaction(scope, () => this.takeOff(paymentId, chargeId, read));
  }

  private async takeOff(paymentId: string, chargeId: string, read: ChargeFacts | undefined): Promise<void> {
    const { invoiceId } = await this.payments.get(paymentId);
    await this.invoices.lockRow(invoiceId);
    const payment = await this.payments.lockExisting(paymentId);
    if (payment.refundableMinor === 0n) throw tookNothing(payment);
    const known = await this.charges.findById(chargeId);
    // A step back is accepted once a second reading says the same.
    if (read && !(holdsNothing(read) && known && holdsNothing(known.facts))) throw isThere(payment);
    const open = await this.refunds.findOpen(paymentId);
    if (open) throw refundUnderway(open);
    const before = amountsOf(payment);
    payment.markLost();
    const others = await this.excess.noLongerPaidTwice(payment);
    this.payments.update(payment);
    await this.bus.publish(amountCorrected(payment, chargeId, before));
    for (const kind of CHARGE_ATTENTION_KINDS) await this.bus.publish(chargeAttentionResolved(kind, chargeId));
    for (const other of others) await this.bus.publish(chargeAttentionResolved('second_payment', other));
    const { currency, lostMinor } = payment;
    const details = { amount: formatMoney(lostMinor, currency), currency, invoice_id: invoiceId, charge_id: chargeId };
    this.auditLog.record('payment.counted_lost', paymentId, { details });
  }
}

const tookNothing = ({ id, paymentStatus }: Payment): ApiError =>
  new ApiError('conflict', {
    message: 'This payment has no counted money, so nothing can be lost',
    hint: 'Read the payment and its invoice.',
    details: { payment_id: id, payment_status: paymentStatus },
  });

const isThere = ({ id, paymentStatus }: Payment): ApiError =>
  new ApiError('conflict', {
    message: 'Nomod reports that it has the money of this charge',
    hint: 'Check the payment again in a minute. If the Nomod dashboard shows a refund or a dispute, Remit records it automatically.',
    details: { payment_id: id, payment_status: paymentStatus },
  });
