import { type EventSubscriber, InvoiceDetailsChanged, type Recorded, Subscriber } from '@remit/domain-events';
import { ChangedDetails } from '../watch/changed-details';

/** Nomod cannot change a due date or a note: a person is told what the payer still reads there. */
@Subscriber({ to: InvoiceDetailsChanged, as: 'note-details-when-invoice-details-changed' })
export class NoteDetailsWhenInvoiceDetailsChanged implements EventSubscriber<InvoiceDetailsChanged> {
  constructor(private readonly details: ChangedDetails) {}

  async ask({ scope, payload }: Recorded<InvoiceDetailsChanged>): Promise<void> {
    await this.details.note(scope, payload.invoice_id, payload.changed);
  }

  /** Every step has committed what it did. */
  async handle(): Promise<void> {}
}
