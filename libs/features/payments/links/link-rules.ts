import type { PaymentConnection } from '@remit/connections';
import { PaymentDeadlineSet, PaymentPending } from '@remit/domain-events';
import { ApiError } from '@remit/http-api';
import type { InvoiceView } from '@remit/invoices';
import { CANCELLED_AT_NOMOD, type InvoiceUrlState } from '@remit/invoice-sync';
import type { Money } from '@remit/money';
import { Payment } from '../payment.entity';
import type { Creator } from '../payment-row.entity';
import type { PrivateData } from '../payment-secrets';

/** The request for a link payment. */
export interface LinkRequest extends Money, PrivateData, Creator {
  readonly invoiceId: string;
  readonly connectionId: string | undefined;
  /** When the link expires; null: the default of the connection applies. */
  readonly expiresAt: Date | null;
  readonly idempotencyKey: string | null;
}

export type SyncedUrl = Extract<InvoiceUrlState, { state: 'synced' }>;

interface NewLink extends Pick<Payment, 'id' | 'connectionId' | 'privateData'> {
  readonly expiresInHours: PaymentConnection['linkExpiresAfterHours'] | undefined;
}

/**
 * @param expiresInHours default of the connection; undefined when the payment uses the page of the invoice, which has
 * no deadline
 */
export function newLinkPayment(
  request: LinkRequest,
  invoice: InvoiceView,
  { expiresInHours, ...own }: NewLink,
): Payment {
  const now = new Date();
  return Object.assign(new Payment(), {
    ...own,
    invoiceId: invoice.id,
    invoiceNumber: invoice.invoiceNumber,
    paymentMethodType: 'payment_link',
    paymentGateway: 'nomod',
    currency: request.currency,
    amountMinor: request.amountMinor,
    expiresAt: expiresInHours === undefined ? null : (request.expiresAt ?? hoursAfter(now, expiresInHours)),
    idempotencyKey: request.idempotencyKey,
    createdBy: request.createdBy,
    createdByName: request.createdByName,
    createdAt: now,
    updatedAt: now,
  } satisfies Partial<Payment>);
}

/**
 * Ids of the charges of all payments of the invoice. They include payments that pay nothing of it here, because their
 * charges pay its page at Nomod.
 */
export function bookedCharges(payments: readonly Payment[]): Set<string> {
  return new Set(payments.flatMap(({ gatewayPaymentId }) => gatewayPaymentId ?? []));
}

const HOUR_MS = 3_600_000;

const hoursAfter = (from: Date, hours: number | null): Date | null =>
  hours === null ? null : new Date(from.getTime() + hours * HOUR_MS);

export function deadlineSet({ id, invoiceId, expiresAt }: Payment): PaymentDeadlineSet[] {
  if (expiresAt === null) return [];
  return [new PaymentDeadlineSet({ payment_id: id, invoice_id: invoiceId, expires_at: expiresAt.toISOString() })];
}

export const hasNoDeadline = (invoiceId: string): ApiError =>
  new ApiError('conflict', {
    message: 'The invoice is paid on its own page at Nomod, which has no deadline',
    hint: 'Leave expires_at out. To stop payments, void the invoice.',
    param: 'expires_at',
    details: { invoice_id: invoiceId },
  });

export function urlGiven(payment: Payment, { connectionId, nomodInvoiceId }: SyncedUrl): PaymentPending {
  return new PaymentPending({
    payment_id: payment.id,
    invoice_id: payment.invoiceId,
    connection_id: connectionId,
    gateway_tracking_id: nomodInvoiceId,
    source: 'nomod_invoice',
  });
}

/**
 * The page of an invoice at Nomod is the only way to pay it, and it stays at its connection.
 * @throws ApiError conflict
 */
export function assertNamed(named: string | undefined, live: Payment | undefined, synced: InvoiceUrlState): void {
  const used = synced.state === 'synced' ? synced.connectionId : live?.usesInvoiceUrl ? live.connectionId : undefined;
  if (named === undefined || used === undefined || used === named) return;
  throw new ApiError('conflict', {
    message: 'The invoice was pushed to Nomod through another connection and is paid on its own page there.',
    hint: 'Name that connection, or leave connection_id out.',
    param: 'metadata.connection_id',
    details: { connection_id: used },
  });
}

/**
 * The reason why the live link of an invoice must be closed before another URL is shown; undefined when it may stay.
 */
export function reasonToClose(
  live: Payment,
  { amountMinor, connectionId }: LinkRequest,
  synced: InvoiceUrlState,
): string | undefined {
  if (live.linkState === 'used') return 'The link is used';
  if (live.amountMinor !== amountMinor) return 'The owed amount of the invoice changed';
  const isGone = live.usesInvoiceUrl && synced.state === 'failed' && synced.code === CANCELLED_AT_NOMOD;
  if (isGone) return 'The invoice was cancelled or removed at Nomod';
  const isElsewhere = connectionId !== undefined && !live.usesInvoiceUrl && live.connectionId !== connectionId;
  if (isElsewhere) return 'A link through another connection was requested';
  return synced.state === 'synced' && !live.usesInvoiceUrl ? 'The invoice has its own URL at Nomod' : undefined;
}
