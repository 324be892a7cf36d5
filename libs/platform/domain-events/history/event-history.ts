import { Injectable } from '@nestjs/common';
import { encodeTime } from 'ulid';
import type { RecordedEvent } from '../catalogue/domain-event';
import { EventRepository, type FailingDelivery } from '../delivery/event.repository';

/** Maximum milliseconds between a fact and its event: a webhook is committed within 8 s or refused. */
const DESCRIBED_WITHIN_MS = 10_000;

type Subject = { invoiceId: string } | { paymentId: string };

/** History of an invoice or payment, read from its stored events. Needs a unit of work. */
@Injectable()
export class EventHistory {
  constructor(private readonly events: EventRepository) {}

  /** Events whose payload contains the record's id, oldest first, at most `most`. */
  async of(subject: Subject, most = 200): Promise<RecordedEvent[]> {
    return this.events.findBySubject(...columnOf(subject), most);
  }

  /** Events of the record that follow from one of these requests or webhooks. */
  async following(subject: Subject, correlationIds: readonly string[], most = 50): Promise<RecordedEvent[]> {
    return this.events.findByCorrelation(...columnOf(subject), correlationIds, most);
  }

  /** Time of the newest event; null when there is none. */
  async lastAt(): Promise<Date | null> {
    return this.events.findLastTime();
  }

  /**
   * The delivery of an event that failed and will be retried, if there is one.
   * @param event its type, and a payload member whose value identifies it
   */
  async failing(
    event: { type: string; member: string; value: string },
    publishedAt: Date,
  ): Promise<FailingDelivery | undefined> {
    const from = publishedAt.getTime();
    return this.events.findFailing(event, {
      fromUlid: encodeTime(from, 10),
      toUlid: encodeTime(from + DESCRIBED_WITHIN_MS, 10),
    });
  }
}

const columnOf = (subject: Subject): ['invoice_id' | 'payment_id', string] =>
  'invoiceId' in subject ? ['invoice_id', subject.invoiceId] : ['payment_id', subject.paymentId];
