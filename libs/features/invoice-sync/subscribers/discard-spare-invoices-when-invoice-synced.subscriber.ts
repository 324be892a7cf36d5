import { Connections } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { type EventSubscriber, InvoiceSynced, type Recorded, RetryLater, Subscriber } from '@remit/domain-events';
import { Invoices } from '@remit/invoices';
import { callingFor, GatewayError, type GatewayInvoice } from '@remit/gateway';
import { REPEATED_CALL, type RemoteCreation, RemoteOperations } from '@remit/remote-operations';
import { Settings } from '@remit/settings';
import { gatewayPauseSeconds } from '../sync-errors';
import { InvoiceSyncRepository } from '../invoice-sync.repository';
import { InvoiceCreation } from '../push/invoice-creation';

/**
 * Multiple of the outcome lookup time after which the search for spares runs. Nomod may complete an abandoned call
 * much later than that lookup time.
 */
const LATER = 12;

/**
 * Cancels spare Nomod invoices. When an invoice was sent more than once, a first call that completes late may create
 * one.
 */
@Subscriber({ to: InvoiceSynced, as: 'discard-spare-invoices-when-invoice-synced', onlyIf: REPEATED_CALL })
export class DiscardSpareInvoicesWhenInvoiceSynced implements EventSubscriber<InvoiceSynced> {
  readonly firstRunAfterSeconds: number;

  constructor(
    private readonly database: Database,
    private readonly invoices: Invoices,
    private readonly connections: Connections,
    private readonly syncs: InvoiceSyncRepository,
    private readonly operations: RemoteOperations,
    private readonly creation: InvoiceCreation,
    settings: Settings,
  ) {
    this.firstRunAfterSeconds = Math.max(settings.outcomeLookupSeconds * LATER, 1);
  }

  async ask({ scope, payload }: Recorded<InvoiceSynced>): Promise<void> {
    const creation = await this.database.transaction(scope, () => this.repeatedCreation(scope, payload));
    if (!creation) return;
    try {
      await callingFor('push', () => this.operations.discardSpares(creation, payload.nomod_invoice_id));
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      throw new RetryLater(gatewayPauseSeconds(error, 5), error.message);
    }
  }

  /** Nothing to do: a spare was never recorded here. */
  async handle(): Promise<void> {}

  /** Undefined when the invoice was sent only once, or when its connection is gone. */
  private async repeatedCreation(
    scope: Scope,
    { invoice_id: invoiceId, connection_id: connectionId, nomod_invoice_id }: Recorded<InvoiceSynced>['payload'],
  ): Promise<RemoteCreation<GatewayInvoice> | undefined> {
    const sync = await this.syncs.findById(invoiceId);
    if (sync?.nomodInvoiceId !== nomod_invoice_id || sync.nomodCustomerId === null) return undefined;
    if (!(await this.operations.wasRepeated({ kind: 'invoice', connectionId, subjectId: sync.subjectId })))
      return undefined;
    if (!(await this.connections.find(scope, connectionId))) return undefined;
    const billing = await this.connections.billing(scope, connectionId);
    const invoice = await this.invoices.get(invoiceId);
    return this.creation.of(sync, invoice, { connectionId, nomodCustomerId: sync.nomodCustomerId, billing });
  }
}
