import type { ChargeFacts } from '@remit/domain-events';
import type { InvoiceView } from '@remit/invoices';
import { Payment } from '../payment.entity';
import { capturedAmounts } from './charge-judgement';
import { billedPart } from '@remit/gateway';
import type { Money } from '@remit/money';

/**
 * A payment that was not created here first: its charge came in beside the one for which the link or invoice was
 * made.
 */
export function externalPayment(id: string, asked: Payment, taken: Money & { extrasMinor: bigint }): Payment {
  const now = new Date();
  return Object.assign(new Payment(), {
    tenantId: asked.tenantId,
    environmentId: asked.environmentId,
    id,
    invoiceId: asked.invoiceId,
    invoiceNumber: asked.invoiceNumber,
    paymentMethodType: 'card',
    paymentGateway: asked.paymentGateway,
    connectionId: asked.connectionId,
    currency: taken.currency,
    // A charge that consists only of a tip pays nothing of the invoice. The payment still states the amount taken.
    amountMinor: taken.amountMinor > 0n ? taken.amountMinor : taken.extrasMinor,
    gatewayTrackingId: asked.gatewayTrackingId,
    usesInvoiceUrl: asked.usesInvoiceUrl,
    createdBy: 'nomod',
    createdAt: now,
    updatedAt: now,
  } satisfies Partial<Payment>);
}

/** A payment for a synced invoice that was paid at Nomod without a request for its URL here. */
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

/** The billed part of a charge on an invoice with nothing due: the total without the additions to a bill. */
function billedBy(charge: ChargeFacts): bigint {
  const { totalMinor } = capturedAmounts(charge);
  const billed = billedPart(totalMinor, charge);
  return billed !== undefined && billed > 0n ? billed : totalMinor;
}
