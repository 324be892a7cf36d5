import {
  type EventSubscriber,
  InvoiceAmountChanged,
  InvoiceFinalized,
  InvoicePaymentRecorded,
  InvoiceSyncRequested,
  InvoiceSyncStatusChanged,
  InvoiceVoided,
  type Recorded,
  RunAgain,
  Subscriber,
} from '@remit/domain-events';
import { callingFor } from '@remit/gateway';
import { SYNCED_INVOICE } from '../invoice-sync.repository';
import { InvoiceSynchronizer } from '../invoice-synchronizer';

type InvoiceChanged =
  | InvoiceAmountChanged
  | InvoiceFinalized
  | InvoicePaymentRecorded
  | InvoiceSyncRequested
  | InvoiceSyncStatusChanged
  | InvoiceVoided;

/**
 * Brings the Nomod invoice in line with ours after any change. The synchronizer derives the next step from the
 * present state. Whether an invoice is synced is decided when it is finalized; the one that is not has no deliveries
 * afterwards.
 */
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
  onlyIf: SYNCED_INVOICE,
  always: InvoiceFinalized,
})
export class AdvanceSyncWhenInvoiceChanged implements EventSubscriber<InvoiceChanged, boolean> {
  readonly runsInGroups = true;

  constructor(private readonly synchronizer: InvoiceSynchronizer) {}

  /** @returns whether it is left to `handle` to decide that the invoice is not pushed, together with others */
  async ask({ type, scope, payload }: Recorded<InvoiceChanged>): Promise<boolean> {
    const hasChanges = type === InvoiceFinalized.type;
    if (hasChanges && !(await this.synchronizer.mayBePushed(scope, payload.invoice_id))) return true;
    const advance = () => this.synchronizer.advance(scope, payload.invoice_id, { hasChanges });
    // After a status reading, the next step searches for a charge and is no push.
    await (type === InvoiceSyncStatusChanged.type ? advance() : callingFor('push', advance));
    return false;
  }

  /** Every step that `ask` took has committed its result. */
  async handle({ scope, payload }: Recorded<InvoiceChanged>, isUndecided: boolean): Promise<void | RunAgain> {
    // A connection was published meanwhile.
    if (isUndecided && (await this.synchronizer.decide(scope, payload.invoice_id))) return RunAgain.after(0);
    return undefined;
  }
}
