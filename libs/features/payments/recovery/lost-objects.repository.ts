import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { LostObject } from './lost-object.entity';
import { Recovery } from './recovery.entity';

/** Milliseconds within which a recovery counts as a repetition. A later one is a new recovery. */
const REPEATED_WITHIN_MS = 30 * 86_400_000;

@Injectable()
export class LostObjects extends ScopedRepository<LostObject> {
  constructor(database: Database) {
    super(database, LostObject);
  }

  /** Inserts the objects that are not stored yet. */
  remember(objects: readonly LostObject[]): void {
    this.insertUnlessKnown(LostObject, objects);
  }

  async ofCustomer(nomodCustomerId: string): Promise<LostObject[]> {
    return this.rowsWhere({ nomodCustomerId });
  }

  /** The tokens that belong to a payment or an invoice known here. */
  async knownTokens(tokens: readonly string[]): Promise<Set<string>> {
    const { tenantId, environmentId } = this.database.scope;
    const rows = await this.manager.query<{ id: string }[]>(
      `select id from payments where tenant_id = $1 and environment_id = $2 and id = any($3)
       union all select id from invoices where tenant_id = $1 and environment_id = $2 and id = any($4)`,
      [tenantId, environmentId, tokens.map((token) => `pay_${token}`), tokens.map((token) => `inv_${token}`)],
    );
    return new Set(rows.map(({ id }) => id.slice(id.indexOf('_') + 1)));
  }

  rememberRun(recovery: Recovery): void {
    this.insertInto(Recovery, [recovery]);
  }

  /** The earliest time to which the recent recoveries read back; null when there was none recently. */
  async lastSince(): Promise<Date | null> {
    const { tenantId, environmentId } = this.database.scope;
    const [row] = await this.manager.query<{ since: Date | null }[]>(
      'select min(since) as since from recoveries where tenant_id = $1 and environment_id = $2 and ran_at > $3',
      [tenantId, environmentId, new Date(Date.now() - REPEATED_WITHIN_MS)],
    );
    return row?.since ?? null;
  }
}
