import { Injectable } from '@nestjs/common';
import { type Billing, Connections, type UsableConnection } from '@remit/connections';
import { type CustomerRecord, CustomersService } from '@remit/customers';
import { Database, type Scope } from '@remit/database';
import { RetryLater } from '@remit/domain-events';
import type { InvoiceView } from '@remit/invoices';
import { GatewayError } from '@remit/gateway';
import { type RemoteOperation, RemoteOperations, type RemoteStep, type RemoteSubject } from '@remit/remote-operations';
import type { Money } from '@remit/money';
import { CustomerCreation, type CustomerIntent, missingField, type SyncableCustomer } from './customer-creation';
import { CustomerMappingRepository } from './customer-mapping.repository';
import { InvoiceSyncRepository } from '../invoice-sync.repository';
import type { InvoiceSyncRecord } from '../invoice-sync-record.entity';
import { InvoiceCreation } from './invoice-creation';
import { invoiceToken } from './invoice-draft';
import { ReturnAddresses } from '../returns/return-addresses';
import { pausedDelay } from '../sync-credentials';
import { BUSY_PAUSE_SECONDS, SyncErrors } from '../sync-errors';

/** Maximum number of invoice numbers tried for one invoice. Beyond that, something else must be wrong. */
const MOST_NUMBERS = 20;

/** A step that calls Nomod. Must run outside a unit of work. */
export type GatewayWork = () => Promise<void>;

interface Push {
  readonly sync: InvoiceSyncRecord;
  readonly invoice: InvoiceView;
  readonly connectionId: string;
  readonly billing: Billing;
  readonly customer: SyncableCustomer;
  readonly nomodCustomerId: string | null;
  /** The address to which the payer returns. */
  readonly successUrl: string | undefined;
  /** The customer changed here after its e-mail at Nomod was last compared. */
  readonly mayHaveNewEmail: boolean;
  /**
   * The create call, begun in the unit of work that planned it. Null when the customer has to be created first. Also
   * null when the invoice was requested before, because completing that call locks the operation first and the sync
   * after it.
   */
  readonly begun: RemoteStep | null;
}

/** Creates the Nomod invoice of an invoice, after its customer. */
@Injectable()
export class InvoicePush {
  constructor(
    private readonly database: Database,
    private readonly connections: Connections,
    private readonly customers: CustomersService,
    private readonly mappings: CustomerMappingRepository,
    private readonly syncs: InvoiceSyncRepository,
    private readonly operations: RemoteOperations,
    private readonly customerCreation: CustomerCreation,
    private readonly invoiceCreation: InvoiceCreation,
    private readonly returns: ReturnAddresses,
    private readonly errors: SyncErrors,
  ) {}

  /**
   * Needs a unit of work that holds the lock on the sync's row.
   * @returns undefined when the push is impossible and the sync has failed
   */
  async plan(
    scope: Scope,
    sync: InvoiceSyncRecord,
    invoice: InvoiceView,
    owed: Money,
  ): Promise<GatewayWork | undefined> {
    const operation = await this.operationOf(sync);
    const earlier = await this.uncertainConnection(scope, sync, operation);
    const connection = earlier ?? (await this.connections.publishedForInvoiceSync(scope));
    if (!connection) {
      return this.refuse(
        sync,
        'connection_not_published',
        'There is no longer a published connection that pushes invoices.',
      );
    }
    if (connection.isPaused) return async () => this.errors.defer(scope, sync, pausedDelay(connection.name));
    const customer = await this.customers.get(scope, invoice.customerId);
    const missing = missingField(customer);
    if (missing) {
      return this.refuse(sync, `customer_${missing}_missing`, `The customer has no ${missing}, which Nomod needs.`);
    }
    const isFirst = operation === null && sync.connectionId === connection.id;
    const push = await this.prepare(scope, {
      sync,
      invoice,
      customer,
      connection,
      asked: earlier ? null : owed,
      isFirst,
    });
    return async () => this.run(scope, push);
  }

  /**
   * Finds out whether an earlier call created an invoice that is no longer wanted. If so, the next step cancels it.
   * Needs a unit of work that holds the lock on the row.
   */
  async planResolve(scope: Scope, sync: InvoiceSyncRecord, invoice: InvoiceView): Promise<GatewayWork | undefined> {
    const connection = await this.uncertainConnection(scope, sync, await this.operationOf(sync));
    if (!connection) {
      await this.errors.abandon(sync);
      return undefined;
    }
    if (connection.isPaused) return async () => this.errors.defer(scope, sync, pausedDelay(connection.name));
    const billing = await this.connections.billing(scope, connection.id);
    const mapping = await this.mappings.find(connection.id, invoice.customerId);
    const creation = this.invoiceCreation.of(sync, invoice, {
      connectionId: connection.id,
      nomodCustomerId: mapping?.nomodCustomerId ?? '',
      billing,
    });
    return async () => {
      const outcome = await this.operations.run(scope, { ...creation, create: noLongerWanted }, 'resolve');
      if (outcome.state !== 'not_done') await this.errors.settle(scope, sync, outcome);
    };
  }

  private async prepare(
    scope: Scope,
    given: {
      sync: InvoiceSyncRecord;
      invoice: InvoiceView;
      customer: CustomerRecord;
      connection: UsableConnection;
      asked: Money | null;
      isFirst: boolean;
    },
  ): Promise<Push> {
    const { sync, invoice, customer, connection, asked, isFirst } = given;
    sync.startPush(connection.id, asked);
    this.syncs.save(sync);
    const mapping = await this.mappings.find(connection.id, customer.id);
    const nomodCustomerId = mapping?.nomodCustomerId ?? null;
    const mayHaveNewEmail = mapping !== null && customer.updatedAt > mapping.checkedAt;
    const { subjectId } = sync;
    const subject = { kind: 'invoice', connectionId: connection.id, subjectId, invoiceId: sync.id } as const;
    return {
      sync,
      invoice,
      connectionId: connection.id,
      billing: await this.connections.billing(scope, connection.id),
      customer: {
        id: customer.id,
        name: customer.name,
        email: customer.contact.email ?? '',
        readAt: customer.updatedAt,
      },
      nomodCustomerId,
      successUrl: await this.returns.addressFor({
        subjectId,
        connectionId: connection.id,
        invoiceId: invoice.id,
        paymentId: null,
      }),
      mayHaveNewEmail,
      begun: nomodCustomerId && !mayHaveNewEmail && isFirst ? await this.operations.begin(subject) : null,
    };
  }

  private async run(scope: Scope, push: Push): Promise<void> {
    const { sync, invoice, connectionId, billing, customer, successUrl } = push;
    const customerCreation = this.customerCreation.of(customer, connectionId, billing.credentials);
    const nomodCustomerId =
      (await this.currentCustomer(scope, push, customerCreation)) ??
      (await this.errors.settle(scope, sync, await this.operations.run(scope, customerCreation)));
    if (nomodCustomerId === null) return;
    const creation = this.invoiceCreation.of(sync, invoice, { connectionId, nomodCustomerId, billing, successUrl });
    const step = push.begun ?? (await this.begin(scope, push, creation));
    const outcome = await this.operations.carryOut(scope, creation, step);
    const isCustomerUnknown = outcome.state === 'not_done' && outcome.error.code === 'invalid_customer';
    // After the correction, the next step pushes again with the right customer.
    if (isCustomerUnknown && (await this.correctCustomer(scope, push, nomodCustomerId, customerCreation))) return;
    // The same applies to a number that is taken: the next step pushes again with another number.
    const isRefused = outcome.state === 'not_done' && outcome.error.kind === 'refused';
    if (isRefused && (await this.changeNumber(scope, push))) return;
    await this.errors.settle(scope, sync, outcome);
  }

  /**
   * Begins the call once the customer exists. Meanwhile another run may have taken over the push through another
   * connection. Both runs would create a page, so this run then creates none.
   * @throws RetryLater when another run took over
   */
  private async begin(scope: Scope, { sync, connectionId }: Push, creation: RemoteSubject): Promise<RemoteStep> {
    return this.database.transaction(scope, async () => {
      const step = await this.operations.begin(creation);
      const current = await this.syncs.lockById(sync.id);
      const isSame = current?.connectionId === connectionId && current.generation === sync.generation;
      if (isSame && current.state === 'syncing') return step;
      throw new RetryLater(BUSY_PAUSE_SECONDS, `The push of ${sync.id} was taken over`);
    });
  }

  /**
   * Gives the invoice another number at Nomod when a foreign invoice uses the requested one. Returns false when the
   * refusal has another cause.
   */
  private async changeNumber(scope: Scope, { sync, invoice, billing }: Push): Promise<boolean> {
    if (sync.generation >= MOST_NUMBERS) return false;
    try {
      const token = invoiceToken(invoice, sync.generation);
      if (!(await this.invoiceCreation.isNumberTaken(billing, invoice, token))) return false;
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      return this.errors.deferPush(scope, sync, error);
    }
    await this.database.transaction(scope, async () => {
      const current = await this.syncs.lockById(sync.id);
      if (current?.state !== 'syncing' || current.generation !== sync.generation) return;
      current.generation += 1;
      this.syncs.save(current);
    });
    return true;
  }

  /** Nomod's id of the customer; null when the customer has to be created first. */
  private async currentCustomer(scope: Scope, push: Push, creation: CustomerIntent): Promise<string | null> {
    const { sync, customer, nomodCustomerId } = push;
    if (nomodCustomerId === null || !push.mayHaveNewEmail) return nomodCustomerId;
    try {
      return (await this.customerCreation.confirm(scope, nomodCustomerId, customer, creation)) ? nomodCustomerId : null;
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      return this.errors.deferPush(scope, sync, error);
    }
  }

  private async correctCustomer(
    scope: Scope,
    { sync }: Push,
    wrongId: string,
    creation: CustomerIntent,
  ): Promise<boolean> {
    try {
      return await this.customerCreation.correct(scope, wrongId, creation);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      return this.errors.deferPush(scope, sync, error);
    }
  }

  private async operationOf({ connectionId, subjectId }: InvoiceSyncRecord): Promise<KnownOperation | null> {
    return connectionId === null ? null : this.operations.read({ kind: 'invoice', connectionId, subjectId });
  }

  /** The connection of an earlier call whose outcome is unknown. Only this connection can find out the outcome. */
  private async uncertainConnection(
    scope: Scope,
    { connectionId }: InvoiceSyncRecord,
    operation: KnownOperation | null,
  ): Promise<UsableConnection | null> {
    const isUncertain = operation?.state === 'unknown' || operation?.state === 'calling';
    return connectionId !== null && isUncertain ? this.connections.find(scope, connectionId) : null;
  }

  private async refuse(sync: InvoiceSyncRecord, code: string, reason: string): Promise<undefined> {
    await this.errors.fail(sync, code, reason);
    return undefined;
  }
}

type KnownOperation = Pick<RemoteOperation, 'state'>;

function noLongerWanted(): Promise<never> {
  const message = 'The invoice is no longer owed';
  return Promise.reject(
    new GatewayError({ operation: 'create invoice', kind: 'refused', outcome: 'not_done', message }),
  );
}
