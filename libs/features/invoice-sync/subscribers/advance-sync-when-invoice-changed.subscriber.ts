import {
  type EventSubscriber,
  InvoiceAmountChanged,
  InvoiceFinalized,
  InvoicePaymentRecorded,
  InvoiceSyncRequested,
  InvoiceSyncStatusChanged,
  InvoiceVoided,
  type Recorded,
  Subscriber,
} from '@remit/domain-events';
import { callingFor } from '@remit/gateway';
import { InvoiceSynchronizer } from '../invoice-synchronizer';

type InvoiceChanged =
  | InvoiceAmountChanged
  | InvoiceFinalized
  | InvoicePaymentRecorded
  | InvoiceSyncRequested
  | InvoiceSyncStatusChanged
  | InvoiceVoided;

/** Brings the invoice at Nomod in line with ours, whatever changed: the synchronizer decides from the present state what to do. */
@Subscriber({
  to: [
    InvoiceAmountChanged,
    InvoiceFinalized,
    InvoicePaymentRecorded,
    InvoiceSyncRequested,
    InvoiceSyncStatusChanged,
    InvoiceVoided,
  ],
  as: 'advance-sync-when-invoice-changed',
  onlyIf: 'invoice_sync_is_on',
})
export class AdvanceSyncWhenInvoiceChanged implements EventSubscriber<InvoiceChanged> {
  readonly runsInGroups = true;

  constructor(private readonly synchronizer: InvoiceSynchronizer) {}

  async ask({ type, scope, payload }: Recorded<InvoiceChanged>): Promise<void> {
    const isNews = type === InvoiceFinalized.type;
    const advance = () => this.synchronizer.advance(scope, payload.invoice_id, { isNews });
    // A status was read: what follows searches for a charge, and is no push.
    await (type === InvoiceSyncStatusChanged.type ? advance() : callingFor('push', advance));
  }

  /** Every step has committed what it did. */
  async handle(): Promise<void> {}
}
