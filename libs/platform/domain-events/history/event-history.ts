import { Injectable } from '@nestjs/common';
import { encodeTime } from 'ulid';
import type { RecordedEvent } from '../catalogue/domain-event';
import { EventRepository, type FailingDelivery } from '../delivery/event.repository';

/** An event is described at most this long after what it tells of: a webhook delivery is committed within 8 s or refused. Milliseconds. */
const DESCRIBED_WITHIN_MS = 10_000;

type Subject = { invoiceId: string } | { paymentId: string };

/** What has happened to an invoice or payment, told from its stored events. Needs a unit of work. */
@Injectable()
export class EventHistory {
  constructor(private readonly events: EventRepository) {}

  /** Events whose payload names the record, oldest first, at most `most`. */
  async of(subject: Subject, most = 200): Promise<RecordedEvent[]> {
    return this.events.findBySubject(...columnOf(subject), most);
  }

  /** Those of them that follow from one of these requests or deliveries. */
  async following(subject: Subject, correlationIds: readonly string[], most = 50): Promise<RecordedEvent[]> {
    return this.events.findByCorrelation(...columnOf(subject), correlationIds, most);
  }

  /** When the last thing happened that is known; null when nothing is. */
  async lastAt(): Promise<Date | null> {
    return this.events.findLastTime();
  }

  /** Whether work on an event failed and is tried again. @param event what it is called, and a member of its payload that tells it from others. */
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
