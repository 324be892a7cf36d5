import type { Type } from '@nestjs/common';
import {
  ConnectionArchived,
  ConnectionCreated,
  ConnectionPublished,
  ConnectionRefused,
  ConnectionUnpublished,
  ConnectionUpdated,
  CustomerCreated,
  CustomerUpdated,
  type DomainEvent,
  type EventSubscriber,
  InvoiceAmountChanged,
  InvoiceFinalized,
  InvoicePaymentRecorded,
  InvoiceSynced,
  InvoiceVoided,
  PaymentAmountCorrected,
  PaymentAttemptFailed,
  PaymentCreated,
  PaymentDisputed,
  PaymentDisputeEnded,
  PaymentLinkCreationFailed,
  PaymentPending,
  PaymentRefunded,
  PaymentRefundReversed,
  PaymentReversed,
  PaymentSucceeded,
  PaymentVoided,
  type Recorded,
  type RecordedEvent,
  Subscriber,
} from '@remit/domain-events';
import type { WebhookEventType } from '../webhook-event-type';
import { WebhookQueue } from '../webhook-queue';

interface AnnouncedEvent {
  readonly type: string;
  readonly version: number;
}

/** What each fact is called outside. */
const ANNOUNCED: readonly (readonly [AnnouncedEvent, WebhookEventType])[] = [
  [PaymentCreated, 'payment.created'],
  [PaymentPending, 'payment.pending'],
  [PaymentSucceeded, 'payment.success'],
  [PaymentAttemptFailed, 'payment.failed'],
  [PaymentLinkCreationFailed, 'payment.updated'],
  [PaymentVoided, 'payment.updated'],
  [PaymentReversed, 'payment.updated'],
  [PaymentDisputed, 'payment.updated'],
  [PaymentDisputeEnded, 'payment.updated'],
  [PaymentAmountCorrected, 'payment.updated'],
  [PaymentRefunded, 'payment.refunded'],
  [PaymentRefundReversed, 'payment.updated'],
  [InvoiceAmountChanged, 'invoice.update'],
  [InvoiceFinalized, 'invoice.update.finalized'],
  [InvoicePaymentRecorded, 'invoice.update.payment'],
  [InvoiceVoided, 'invoice.update.voided'],
  [InvoiceSynced, 'invoice.synced'],
  [CustomerCreated, 'customer.created'],
  [CustomerUpdated, 'customer.updated'],
  [ConnectionCreated, 'connection.created'],
  [ConnectionUpdated, 'connection.updated'],
  [ConnectionPublished, 'connection.published'],
  [ConnectionUnpublished, 'connection.unpublished'],
  [ConnectionRefused, 'connection.refused'],
  [ConnectionArchived, 'connection.deleted'],
];

/** One subscriber for each announced fact: `queue-webhooks-when-<fact>`. They differ in nothing but what they hear and how it is called. */
export const queueWebhooksSubscribers: readonly Type[] = ANNOUNCED.map(([to, eventType]) => announcer(to, eventType));

function announcer(to: AnnouncedEvent, eventType: WebhookEventType): Type {
  @Subscriber({
    to,
    as: `queue-webhooks-when-${to.type.replace(/[._]/g, '-')}`,
    onlyIf: 'webhook_endpoint_exists',
  })
  class QueueWebhooks implements EventSubscriber<DomainEvent> {
    readonly runsInGroups = true;

    constructor(private readonly queue: WebhookQueue) {}

    async handle(event: Recorded<DomainEvent>): Promise<void> {
      await this.queue.announce(eventType, event as RecordedEvent);
    }
  }
  return QueueWebhooks;
}
