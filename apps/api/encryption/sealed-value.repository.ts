import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import { sealedEvent, type SealedTable } from './sealed-columns';

export type SealedRow = Readonly<Record<string, string | null>>;

/** Encrypted values of one environment. A value is outdated when it is not encrypted with the current key. */
@Injectable()
export class SealedValueRepository {
  constructor(private readonly database: Database) {}

  /** Rows with outdated values, locked until the unit of work ends. Rows that others have locked are skipped. */
  async lockOutdated(table: SealedTable, prefix: string, most: number): Promise<SealedRow[]> {
    const { tenantId, environmentId } = this.database.scope;
    return this.database.manager.query<SealedRow[]>(
      `select ${[...table.key, ...table.columns].join(', ')} from ${table.name}
       where tenant_id = $1 and environment_id = $2 and (${outdated(table)}) limit $4 for update skip locked`,
      [tenantId, environmentId, prefix, most],
    );
  }

  /** Counts rows with outdated values. */
  async countOutdated(table: SealedTable, prefix: string): Promise<number> {
    const { tenantId, environmentId } = this.database.scope;
    const [row] = await this.database.manager.query<{ count: number }[]>(
      `select count(*)::integer as count from ${table.name} where tenant_id = $1 and environment_id = $2 and (${outdated(table)})`,
      [tenantId, environmentId, prefix],
    );
    return row?.count ?? 0;
  }

  /** Counts values encrypted with any key. */
  async countSealed({ name, columns }: SealedTable): Promise<number> {
    const { tenantId, environmentId } = this.database.scope;
    const counts = columns.map((column) => `count(${column})`).join(' + ');
    const [row] = await this.database.manager.query<{ count: number }[]>(
      `select (${counts})::integer as count from ${name} where tenant_id = $1 and environment_id = $2`,
      [tenantId, environmentId],
    );
    return row?.count ?? 0;
  }

  async write(table: SealedTable, row: SealedRow, values: Readonly<Record<string, string>>): Promise<void> {
    const { tenantId, environmentId } = this.database.scope;
    const names = Object.keys(values);
    const set = names.map((name, index) => `${name} = $${index + 3}`).join(', ');
    const where = table.key.map((name, index) => `${name} = $${index + 3 + names.length}`).join(' and ');
    await this.database.manager.query(
      `update ${table.name} set ${set} where tenant_id = $1 and environment_id = $2 and ${where}`,
      [tenantId, environmentId, ...Object.values(values), ...table.key.map((name) => row[name])],
    );
  }

  /** Events with an outdated value. */
  async findOutdatedEvents(
    prefix: string,
    most: number,
  ): Promise<{ id: string; invoice_id: string; sealed: string }[]> {
    const { tenantId, environmentId } = this.database.scope;
    return this.database.manager.query(
      `select id, payload ->> 'invoice_id' as invoice_id, payload ->> '${sealedEvent.member}' as sealed from domain_events
       where tenant_id = $1 and environment_id = $2 and type = $3 and not starts_with(payload ->> '${sealedEvent.member}', $4) limit $5`,
      [tenantId, environmentId, sealedEvent.type, prefix, most],
    );
  }
}

/** `$3` is the prefix of values of the current key: `v1.<key id>.`; their fingerprints begin with `f1.<key id>.` */
function outdated({ columns, fingerprint }: SealedTable): string {
  const conditions = columns.map((name) => `not starts_with(${name}, $3)`);
  if (fingerprint) {
    conditions.push(`(${fingerprint.of} is not null and not starts_with(${fingerprint.column}, 'f' || substr($3, 2)))`);
  }
  return conditions.join(' or ');
}
