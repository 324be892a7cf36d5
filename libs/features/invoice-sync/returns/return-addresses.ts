import { Injectable } from '@nestjs/common';
import { Database, newTokenId, sameScope, ScopedRepository, writeScopedToken } from '@remit/database';
import { RemoteOperations } from '@remit/remote-operations';
import { isPayerUrl, Settings } from '@remit/settings';
import { CLOCK_SKEW_MS } from '../invoice-sync-record.entity';
import { ReturnAddress } from './return-address.entity';
import { tokenInAddress } from './return-token';

/** The object at Nomod that gets an address. */
type ReturnSubject = Pick<ReturnAddress, 'subjectId' | 'connectionId' | 'invoiceId' | 'paymentId'>;

/** The page of one of our invoices at Nomod. */
interface ReturnedInvoice {
  readonly invoiceId: string;
  readonly nomodInvoiceId: string;
  /** Earliest time at which the page can have been created. */
  readonly createdAt: Date;
}

/**
 * Gives each object at Nomod a return address for its payer. Nomod copies the address to the charge, which names no
 * invoice otherwise. The return of a payer proves nothing. A charge that carries the address was taken on that
 * object.
 */
@Injectable()
export class ReturnAddresses extends ScopedRepository<ReturnAddress> {
  constructor(
    database: Database,
    private readonly operations: RemoteOperations,
    private readonly settings: Settings,
  ) {
    super(database, ReturnAddress);
  }

  /**
   * Needs a unit of work.
   * @returns undefined when payers cannot be sent to this server
   */
  async addressFor(subject: ReturnSubject): Promise<string | undefined> {
    if (!isPayerUrl(this.settings.publicUrl, [this.settings.nomodApiUrl])) return undefined;
    const known = await this.rowWhere({ subjectId: subject.subjectId });
    const id = known?.id ?? newTokenId();
    const token = writeScopedToken({ scope: this.database.scope, id });
    if (token === undefined) return undefined;
    if (!known) this.insert(Object.assign(new ReturnAddress(), { ...subject, id, createdAt: new Date() }));
    return `${this.settings.publicUrl}/return/${token}`;
  }

  /**
   * Records that a payer returned. Needs a unit of work.
   * @returns whether it is the first time
   */
  async noteReturn(id: string): Promise<boolean> {
    const { tenantId, environmentId } = this.database.scope;
    const [, noted] = await this.manager.query<[unknown[], number]>(
      `update return_addresses set returned_at = $4
       where tenant_id = $1 and environment_id = $2 and id = $3 and returned_at is null`,
      [tenantId, environmentId, id, new Date()],
    );
    return noted > 0;
  }

  /** The payment whose link carries the address. Needs a unit of work. */
  async paymentAt(address: string | null): Promise<string | undefined> {
    return (await this.find(address))?.paymentId ?? undefined;
  }

  /**
   * The Nomod invoice that carries the address. `elsewhere`: this server gave the address to an object of another
   * environment, and that environment books its charges. Needs a unit of work.
   */
  async invoiceAt(address: string | null): Promise<ReturnedInvoice | 'elsewhere' | undefined> {
    if (this.isElsewhere(address)) return 'elsewhere';
    const found = await this.find(address);
    if (!found || found.paymentId !== null) return undefined;
    const { subjectId, connectionId, invoiceId } = found;
    const operation = await this.operations.read({ kind: 'invoice', connectionId, subjectId });
    if (!operation?.remoteId) return undefined;
    const createdAt = new Date(found.createdAt.getTime() - CLOCK_SKEW_MS);
    return { invoiceId, nomodInvoiceId: operation.remoteId, createdAt };
  }

  /** Whether one of our objects has the address. No other object may have the same. Needs a unit of work. */
  async isGiven(address: string): Promise<boolean> {
    return (await this.find(address)) !== null;
  }

  /** Whether this environment gave out the address and lost its row in a restore. Needs a unit of work. */
  async isForgotten(address: string | null): Promise<boolean> {
    const token = tokenInAddress(address);
    return token !== undefined && sameScope(token.scope, this.database.scope) && !(await this.findById(token.id));
  }

  private isElsewhere(address: string | null): boolean {
    const token = tokenInAddress(address);
    if (!token || sameScope(token.scope, this.database.scope)) return false;
    return address?.startsWith(`${this.settings.publicUrl}/return/`) ?? false;
  }

  private async find(address: string | null): Promise<ReturnAddress | null> {
    const token = tokenInAddress(address);
    return token && sameScope(token.scope, this.database.scope) ? this.findById(token.id) : null;
  }
}
