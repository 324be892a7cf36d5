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

/** The most specific name first. All names refer to the same object. */
export type EventNames = readonly [WebhookEventType, ...WebhookEventType[]];

/** Public names of each domain event. An endpoint gets one message, under the first name that it subscribes to. */
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

/** Public names of a domain event; undefined for an internal one. */
export const namesOutside = (type: string): EventNames | undefined => NAMES.get(type);

/** The domain events that have one of these names; without names, all that have a public name. */
export const typesNamed = (names: readonly string[]): string[] =>
  ANNOUNCED.filter(([, own]) => names.length === 0 || own.some((name) => names.includes(name))).map(
    ([{ type }]) => type,
  );

const NAMES = new Map<string, EventNames>(ANNOUNCED.map(([{ type }, names]) => [type, names]));
