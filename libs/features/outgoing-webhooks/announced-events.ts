import {
  AttentionNeeded,
  ConnectionArchived,
  ConnectionCreated,
  ConnectionPublished,
  ConnectionRefused,
  ConnectionUnpublished,
  ConnectionUpdated,
  CustomerCreated,
  CustomerUpdated,
  InvoiceAmountChanged,
  InvoiceFinalized,
  InvoiceOverdue,
  InvoicePaymentRecorded,
  InvoiceSynced,
  InvoiceVoided,
  PaymentAmountCorrected,
  PaymentAttemptFailed,
  PaymentCreated,
  PaymentDisputed,
  PaymentDisputeEnded,
  PaymentExpired,
  PaymentLinkCreationFailed,
  PaymentPending,
  PaymentRefunded,
  PaymentRefundRequested,
  PaymentRefundReversed,
  PaymentReversed,
  PaymentSucceeded,
  PaymentVoided,
} from '@remit/domain-events';
import type { WebhookEventType } from './webhook-event-type';

export interface AnnouncedEvent {
  readonly type: string;
  readonly version: number;
}

/** The most precise name first; all tell of the same object. */
export type EventNames = readonly [WebhookEventType, ...WebhookEventType[]];

/** What each fact is called outside. An endpoint is told once, by the first of its names that the endpoint hears. */
export const ANNOUNCED: readonly (readonly [AnnouncedEvent, EventNames])[] = [
  [PaymentCreated, ['payment.created']],
  [PaymentPending, ['payment.pending']],
  [PaymentSucceeded, ['payment.success']],
  [PaymentAttemptFailed, ['payment.failed']],
  [PaymentLinkCreationFailed, ['payment.updated']],
  [PaymentVoided, ['payment.updated']],
  [PaymentExpired, ['payment.updated']],
  [PaymentReversed, ['payment.updated']],
  [PaymentDisputed, ['payment.disputed', 'payment.updated']],
  [PaymentDisputeEnded, ['payment.dispute_ended', 'payment.updated']],
  [PaymentAmountCorrected, ['payment.updated']],
  [PaymentRefundRequested, ['refund.created']],
  [PaymentRefunded, ['payment.refunded', 'refund.succeeded']],
  [PaymentRefundReversed, ['refund.failed', 'payment.updated']],
  [InvoiceAmountChanged, ['invoice.update']],
  [InvoiceFinalized, ['invoice.update.finalized']],
  [InvoicePaymentRecorded, ['invoice.update.payment']],
  [InvoiceOverdue, ['invoice.overdue']],
  [InvoiceVoided, ['invoice.update.voided']],
  [InvoiceSynced, ['invoice.synced']],
  [CustomerCreated, ['customer.created']],
  [CustomerUpdated, ['customer.updated']],
  [ConnectionCreated, ['connection.created']],
  [ConnectionUpdated, ['connection.updated']],
  [ConnectionPublished, ['connection.published']],
  [ConnectionUnpublished, ['connection.unpublished']],
  [ConnectionRefused, ['connection.refused']],
  [ConnectionArchived, ['connection.deleted']],
  [AttentionNeeded, ['attention.needed']],
];

/** The names of a fact outside; undefined for one that stays inside. */
export const namesOutside = (type: string): EventNames | undefined => NAMES.get(type);

/** The facts that have one of these names; without names all that have any. */
export const typesNamed = (names: readonly string[]): string[] =>
  ANNOUNCED.filter(([, own]) => names.length === 0 || own.some((name) => names.includes(name))).map(
    ([{ type }]) => type,
  );

const NAMES = new Map<string, EventNames>(ANNOUNCED.map(([{ type }, names]) => [type, names]));
