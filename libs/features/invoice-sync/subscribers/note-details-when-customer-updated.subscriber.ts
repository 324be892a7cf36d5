import { Database } from '@remit/database';
import { CustomerUpdated, type EventSubscriber, type Recorded, Subscriber } from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { ChangedDetails } from '../watch/changed-details';
import type { PageDetail } from '../rules/page-details';

/** Maximum number of a customer's open invoices, newest first, that are compared. */
const MOST_COMPARED = 100;

const DETAILS: ReadonlyMap<string, PageDetail> = new Map([
  ['name', 'customer_name'],
  ['email', 'customer_email'],
]);

/** Nomod cannot change a customer. A person is notified of open invoices that show the former name or e-mail. */
@Subscriber({ to: CustomerUpdated, as: 'note-details-when-customer-updated' })
export class NoteDetailsWhenCustomerUpdated implements EventSubscriber<CustomerUpdated> {
  constructor(
    private readonly database: Database,
    private readonly invoices: Invoices,
    private readonly details: ChangedDetails,
  ) {}

  async ask({ scope, payload }: Recorded<CustomerUpdated>): Promise<void> {
    const details = payload.changed.flatMap((name) => DETAILS.get(name) ?? []);
    if (details.length === 0) return;
    const owed = () => this.invoices.owedBy(payload.customer_id, MOST_COMPARED);
    for (const invoiceId of await this.database.reading(scope, owed))
      await this.details.note(scope, invoiceId, details);
  }

  /** Nothing to do: every step has committed its result. */
  async handle(): Promise<void> {}
}
