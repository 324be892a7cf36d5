import { Injectable } from '@nestjs/common';
import type { RecordedEvent } from './domain-event';
import { EventRepository } from './event.repository';

/** What has happened to an invoice or payment, told from its stored events. */
@Injectable()
export class EventHistory {
  constructor(private readonly events: EventRepository) {}

  /** Events whose payload names the record, oldest first, at most `most`. Needs a unit of work. */
  async of(subject: { invoiceId: string } | { paymentId: string }, most = 200): Promise<RecordedEvent[]> {
    return 'invoiceId' in subject
      ? this.events.findBySubject('invoice_id', subject.invoiceId, most)
      : this.events.findBySubject('payment_id', subject.paymentId, most);
  }
}
