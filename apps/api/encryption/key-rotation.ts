import { Injectable } from '@nestjs/common';
import { Database, DatabaseServer, type Scope } from '@remit/database';
import { type CellAddress, Encryption } from '@remit/encryption';
import { USERS } from '@remit/people';
import { EncryptionKeys } from './encryption-keys';
import { addressOf, sealedEvent, type SealedTable, sealedTables } from './sealed-columns';
import { type SealedRow, SealedValueRepository } from './sealed-value.repository';

/** Rows per unit of work: few enough that nothing waits long for their locks. */
const BATCH = 100;

/** Maximum passes over rows that others had locked, and milliseconds between two passes. */
const PASSES = 20;
const PAUSE_MS = 250;

export interface RotationOutcome {
  /** Number of values that were encrypted again with the current key. */
  readonly rotated: number;
  /** Number of rows that still have values of an older key. */
  readonly left: number;
  /** Number of environments, and of encrypted values in their rows. */
  readonly environments: number;
  readonly values: number;
}

/**
 * Encrypts every stored value with the first key of ENCRYPTION_KEYS. Safe while servers run (with both keys, the new
 * one first) and safe to repeat: each row is read and written under its lock.
 */
@Injectable()
export class KeyRotation {
  private readonly prefix: string;

  constructor(
    private readonly database: Database,
    private readonly server: DatabaseServer,
    private readonly encryption: Encryption,
    private readonly values: SealedValueRepository,
    private readonly keys: EncryptionKeys,
  ) {
    this.prefix = `v1.${encryption.currentKeyId}.`;
  }

  /** @throws DecryptionFailed when a value was altered or its key is missing. Values rotated before stay rotated */
  async run(): Promise<RotationOutcome> {
    const rows = await this.server.operator<{ tenant_id: string; environment_id: string }>('every_environment');
    const ofTenants = rows.map((row): Scope => ({ tenantId: row.tenant_id, environmentId: row.environment_id }));
    const scopes = [...ofTenants, USERS];
    let rotated = 0;
    let left = 0;
    let values = 0;
    for (const scope of scopes) values += await this.count(scope, (table) => this.values.countSealed(table));
    for (let pass = 1; pass <= PASSES; pass += 1) {
      left = 0;
      for (const scope of scopes) {
        rotated += await this.rotate(scope);
        left += await this.count(scope, (table) => this.values.countOutdated(table, this.prefix));
      }
      if (left === 0) break;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    if (left === 0 && values > 0) await this.keys.forgetOthers();
    return { rotated, left, environments: ofTenants.length, values };
  }

  private async rotate(scope: Scope): Promise<number> {
    let rotated = 0;
    for (const table of sealedTables) {
      for (let done = BATCH; done === BATCH; rotated += done) done = await this.rotateBatch(scope, table);
    }
    for (let done = BATCH; done === BATCH; rotated += done) done = await this.rotateEvents(scope);
    return rotated;
  }

  private async rotateBatch(scope: Scope, table: SealedTable): Promise<number> {
    return this.database.transaction(scope, async () => {
      const rows = await this.values.lockOutdated(table, this.prefix, BATCH);
      for (const row of rows) await this.values.write(table, row, this.resealed(scope, table, row));
      return rows.length;
    });
  }

  private resealed(scope: Scope, table: SealedTable, row: SealedRow): Record<string, string> {
    const values: Record<string, string> = {};
    for (const column of table.columns) {
      const stored = row[column];
      if (stored && this.encryption.needsRotation(stored)) {
        values[column] = this.reseal(stored, addressOf(scope, table, column, row));
      }
    }
    const { fingerprint } = table;
    const sealed = fingerprint && row[fingerprint.of];
    if (sealed) {
      const plaintext = this.encryption.decrypt(sealed, addressOf(scope, table, fingerprint.of, row));
      values[fingerprint.column] = fingerprint.make(this.encryption, scope, plaintext);
    }
    return values;
  }

  private async rotateEvents(scope: Scope): Promise<number> {
    const events = await this.database.transaction(scope, () => this.values.findOutdatedEvents(this.prefix, BATCH));
    for (const { id, invoice_id, sealed } of events) {
      const fresh = this.reseal(sealed, { ...sealedEvent.address, row: invoice_id });
      const { tenantId, environmentId } = scope;
      await this.server.operator('reseal_event', [tenantId, environmentId, id, sealedEvent.member, sealed, fresh]);
    }
    return events.length;
  }

  private reseal(stored: string, address: CellAddress): string {
    return this.encryption.encrypt(this.encryption.decrypt(stored, address), address);
  }

  private async count(scope: Scope, countIn: (table: SealedTable) => Promise<number>): Promise<number> {
    return this.database.transaction(scope, async () => {
      let count = 0;
      for (const table of sealedTables) count += await countIn(table);
      return count;
    });
  }
}
