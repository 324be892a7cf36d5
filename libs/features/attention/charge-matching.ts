import { Injectable } from '@nestjs/common';
import { Connections, nomodBusy } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { type ChargeFacts, ChargeMatched, EventBus } from '@remit/domain-events';
import { ApiError } from '@remit/http-api';
import { AuditLog } from '@remit/audit-log';
import { InvoiceSync } from '@remit/invoice-sync';
import { Invoices, type InvoiceView } from '@remit/invoices';
import { formatMoney } from '@remit/money';
import { GatewayError, PaymentGateway, toChargeFacts } from '@remit/gateway';
import { chargeReadingEvent, type LinkOwner, Payments } from '@remit/payments';
import type { AttentionItem } from './attention-item.entity';
import { AttentionRepository } from './attention.repository';
import { assertMatchable } from './matchable-charge';

export interface WantedMatch {
  readonly invoiceId: string;
  readonly chargeId: string;
  /** The person confirms that Nomod names another customer. */
  readonly customerConfirmed: boolean;
  readonly by: string;
}

/**
 * Lets a person say which invoice a charge paid. Payments books it after reading the charge: nothing is booked on a
 * person's word alone.
 */
@Injectable()
export class ChargeMatching {
  constructor(
    private readonly database: Database,
    private readonly items: AttentionRepository,
    private readonly connections: Connections,
    private readonly gateway: PaymentGateway,
    private readonly invoices: Invoices,
    private readonly payments: Payments,
    private readonly sync: InvoiceSync,
    private readonly bus: EventBus,
    private readonly auditLog: AuditLog,
  ) {}

  /**
   * Reads the charge from Nomod, claims it for the invoice, publishes the match and closes the row. A charge on one
   * of our own links always settles that link's payment.
   * @throws ApiError not_found, conflict, currency_mismatch, invoice_not_finalized, invoice_voided, nomod_error,
   * nomod_outcome_unknown
   */
  async match(scope: Scope, item: AttentionItem, wanted: WantedMatch): Promise<AttentionItem> {
    const connectionId = item.connectionId ?? (await this.connections.findForPayment(scope)).id;
    const charge = await this.readCharge(scope, connectionId, wanted.chargeId);
    const linkOwner = await this.settleOwnLink(scope, charge);
    if (linkOwner && linkOwner.invoiceId !== wanted.invoiceId) throw isOnOurLink(charge, linkOwner);
    return this.database.transaction(scope, async () => {
      const invoice = await this.invoices.lockForUpdate(wanted.invoiceId);
      const recorded = linkOwner ? undefined : await this.payments.findByCharge(charge.charge_id);
      assertMatchable(charge, invoice, recorded);
      if (!linkOwner) await this.claim(charge, invoice, wanted, connectionId);
      const open = await this.items.lockById(item.id);
      if (!open) throw new ApiError('not_found');
      const amount = `${formatMoney(BigInt(charge.total_minor), charge.currency)} ${charge.currency}`;
      open.resolve(wanted.by, `Charge ${charge.charge_id} of ${amount} matched to invoice ${invoice.id}`, new Date());
      this.items.update(open);
      const details = { charge_id: charge.charge_id, invoice_id: invoice.id, amount };
      this.auditLog.record('attention.matched', open.id, { details });
      if (!linkOwner)
        await this.bus.publish(
          new ChargeMatched({ invoice_id: invoice.id, connection_id: connectionId, charge, attention_id: item.id }),
        );
      return open;
    });
  }

  private async settleOwnLink(scope: Scope, charge: ChargeFacts): Promise<LinkOwner | undefined> {
    const linkId = charge.link_id;
    if (linkId === null) return undefined;
    return this.database.transaction(scope, async () => {
      const owner = await this.payments.findByLink(linkId);
      if (owner && (await this.payments.isUnrecorded(charge)))
        await this.bus.publish(chargeReadingEvent(owner, charge, 'check'));
      return owner;
    });
  }

  /** Two matches of one charge wait for each other here, and the second is refused. Needs a unit of work. */
  private async claim(
    charge: ChargeFacts,
    invoice: InvoiceView,
    wanted: WantedMatch,
    connectionId: string,
  ): Promise<void> {
    const { charge_id, customer_id } = charge;
    const isOther = customer_id !== null && (await this.sync.isOtherCustomer(invoice, customer_id));
    if (isOther && !wanted.customerConfirmed) throw isOtherCustomers(charge, invoice);
    if (await this.payments.claimCharge(charge_id, connectionId)) throw isBookedElsewhere(charge_id);
    const claim = await this.sync.claim(charge_id, { invoiceId: invoice.id, nomodInvoiceId: '' });
    if (claim.invoiceId !== invoice.id) throw isClaimed(charge_id, claim.invoiceId);
  }

  private async readCharge(scope: Scope, connectionId: string, chargeId: string): Promise<ChargeFacts> {
    const credentials = await this.connections.credentials(scope, connectionId);
    try {
      const charge = await this.gateway.getCharge(credentials, chargeId);
      // The owner of the link is known after this.
      await this.payments.isSurelyOn(scope, charge);
      return toChargeFacts(charge);
    } catch (error) {
      throw error instanceof GatewayError ? readingFailed(error) : error;
    }
  }
}

function isOnOurLink({ charge_id }: ChargeFacts, owner: LinkOwner): ApiError {
  return new ApiError('conflict', {
    message: 'This charge was paid on the link of another payment',
    hint: `It pays invoice ${owner.invoiceId} through payment ${owner.id}, which is settled with it.`,
    details: { charge_id, payment_id: owner.id, invoice_id: owner.invoiceId },
  });
}

function isClaimed(chargeId: string, invoiceId: string): ApiError {
  return new ApiError('conflict', {
    message: 'This charge paid another invoice',
    hint: `It belongs to invoice ${invoiceId}.`,
    details: { charge_id: chargeId, invoice_id: invoiceId },
  });
}

function isBookedElsewhere(chargeId: string): ApiError {
  return new ApiError('conflict', {
    message: 'This charge is booked in another environment that uses the same Nomod account',
    hint: 'A charge pays one invoice only. Dismiss this row, or record an offline payment for the invoice.',
    details: { charge_id: chargeId },
  });
}

function isOtherCustomers({ charge_id, customer_id }: ChargeFacts, invoice: InvoiceView): ApiError {
  return new ApiError('conflict', {
    message: 'At Nomod, this charge belongs to another customer than the invoice',
    hint: 'Compare both customers. If the charge did pay this invoice, send "confirm_customer": true.',
    param: 'confirm_customer',
    details: { charge_id, nomod_customer_id: customer_id ?? '', customer_id: invoice.customerId },
  });
}

function readingFailed(error: GatewayError): ApiError {
  const details = { reason: error.message, gateway_code: error.code ?? null };
  if (error.kind === 'not_found')
    return new ApiError('not_found', { message: 'Nomod has no such charge.', param: 'charge_id', details });
  const busy = nomodBusy(error, details);
  if (busy) return busy;
  const noAnswer = error.kind === 'timed_out' || error.kind === 'connection_lost';
  return new ApiError(noAnswer ? 'nomod_outcome_unknown' : 'nomod_error', { details });
}
