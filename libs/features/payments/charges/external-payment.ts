import type { ChargeFacts } from '@remit/domain-events';
import type { InvoiceView } from '@remit/invoices';
import { Payment } from '../payment.entity';
import { takenBy } from './charge-judgement';
import { billedPart } from '@remit/gateway';

/** A payment that nobody recorded here first: a charge that came in beside the one its link or invoice was made for. */
export function externalPayment(
  id: string,
  asked: Payment,
  taken: { currency: string; amountMinor: bigint; extrasMinor: bigint },
): Payment {
  const now = new Date();
  return Object.assign(new Payment(), {
    tenantId: asked.tenantId,
    environmentId: asked.environmentId,
    id,
    invoiceId: asked.invoiceId,
    invoiceNumber: asked.invoiceNumber,
    paymentMethodType: 'card',
    paymentGateway: 'nomod',
    connectionId: asked.connectionId,
    currency: taken.currency,
    // A charge of nothing but a tip pays nothing of the invoice; the payment still says what was taken.
    amountMinor: taken.amountMinor > 0n ? taken.amountMinor : taken.extrasMinor,
    gatewayTrackingId: asked.gatewayTrackingId,
    usesInvoiceUrl: asked.usesInvoiceUrl,
    createdBy: 'nomod',
    createdAt: now,
    updatedAt: now,
  } satisfies Partial<Payment>);
}

/** A payment for a synced invoice that was paid at Nomod without anybody having asked for its URL here. */
export function syncedInvoicePayment(
  id: string,
  invoice: InvoiceView,
  paid: { nomod_invoice_id: string; connection_id: string; charge: ChargeFacts },
): Payment {
  const now = new Date();
  return Object.assign(new Payment(), {
    id,
    invoiceId: invoice.id,
    invoiceNumber: invoice.invoiceNumber,
    paymentMethodType: 'card',
    paymentGateway: 'nomod',
    connectionId: paid.connection_id,
    currency: invoice.currency,
    amountMinor: invoice.amountRemainingMinor > 0n ? invoice.amountRemainingMinor : billedBy(paid.charge),
    gatewayTrackingId: paid.nomod_invoice_id,
    usesInvoiceUrl: true,
    createdBy: 'nomod',
    createdAt: now,
    updatedAt: now,
  } satisfies Partial<Payment>);
}

/** A payment for a charge that a person matched to an invoice. */
export function matchedPayment(
  id: string,
  invoice: InvoiceView,
  matched: { connection_id: string; charge: ChargeFacts },
): Payment {
  const { connection_id, charge } = matched;
  return Object.assign(syncedInvoicePayment(id, invoice, { connection_id, charge, nomod_invoice_id: '' }), {
    gatewayTrackingId: charge.link_id,
    usesInvoiceUrl: false,
  });
}

/** What a charge on an invoice that asked nothing any more was made for: all of it but what is added to a bill. */
function billedBy(charge: ChargeFacts): bigint {
  const { totalMinor } = takenBy(charge);
  const billed = billedPart(totalMinor, charge);
  return billed !== undefined && billed > 0n ? billed : totalMinor;
}
