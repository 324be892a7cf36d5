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
    privateData: '',
    createdBy: 'nomod',
    createdAt: now,
    updatedAt: now,
  } satisfies Partial<Payment>);
}
