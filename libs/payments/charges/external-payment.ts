import type { ChargeFacts } from '@remit/domain-events';
import type { InvoiceView } from '@remit/invoices';
import { Payment } from '../payment.entity';

/** A payment that nobody recorded here first: a charge that came in beside the one its link or invoice was made for. */
export function externalPayment(id: string, asked: Payment, amountMinor: bigint): Payment {
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
    currency: asked.currency,
    amountMinor,
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
    amountMinor: invoice.amountRemainingMinor > 0n ? invoice.amountRemainingMinor : BigInt(paid.charge.total_minor),
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
