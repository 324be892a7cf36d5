import { type EventSubscriber, InvoiceDetailsChanged, type Recorded, Subscriber } from '@remit/domain-events';
import { ChangedDetails } from '../watch/changed-details';

/** Nomod cannot change a due date or a note. A person is notified of the outdated details that the payer still sees. */
@Subscriber({ to: InvoiceDetailsChanged, as: 'note-details-when-invoice-details-changed' })
export class NoteDetailsWhenInvoiceDetailsChanged implements EventSubscriber<InvoiceDetailsChanged> {
  constructor(private readonly details: ChangedDetails) {}

  async ask({ scope, payload }: Recorded<InvoiceDetailsChanged>): Promise<void> {
    await this.details.note(scope, payload.invoice_id, payload.changed);
  }

  /** Nothing to do: every step has committed its result. */
  async handle(): Promise<void> {}
}
