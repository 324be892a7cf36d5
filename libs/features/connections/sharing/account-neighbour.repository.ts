import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { In } from 'typeorm';
import { AccountNeighbour } from './account-neighbour.entity';

/** A connection of any tenant. */
export interface ConnectionAddress {
  readonly tenantId: string;
  readonly environmentId: string;
  readonly connectionId: string;
}

@Injectable()
export class AccountNeighbourRepository extends ScopedRepository<AccountNeighbour> {
  constructor(database: Database) {
    super(database, AccountNeighbour);
  }

  /**
   * Every published connection, of all tenants, that has one of these keys, or made or booked one of these Nomod
   * objects.
   * @param fingerprints of keys: see `Encryption.fingerprints`
   */
  async connectionsOfAccount(fingerprints: string[], remoteIds: string[]): Promise<ConnectionAddress[]> {
    const rows = await this.manager.query<{ tenant_id: string; environment_id: string; connection_id: string }[]>(
      'select tenant_id, environment_id, connection_id from connections_of_account($1, $2)',
      [fingerprints, remoteIds],
    );
    return rows.map((row) => ({
      tenantId: row.tenant_id,
      environmentId: row.environment_id,
      connectionId: row.connection_id,
    }));
  }

  /** @returns false when the pair is stored already */
  async insertNew(connectionId: string, other: ConnectionAddress): Promise<boolean> {
    const row = Object.assign(new AccountNeighbour(), {
      id: `${connectionId}:${other.connectionId}`,
      connectionId,
      otherTenantId: other.tenantId,
      otherEnvironmentId: other.environmentId,
      otherConnectionId: other.connectionId,
      seenAt: new Date(),
    });
    return this.wasInserted(AccountNeighbour, row);
  }

  async ofConnections(connectionIds: readonly string[]): Promise<AccountNeighbour[]> {
    return this.manager.find(AccountNeighbour, {
      where: this.where({ connectionId: In([...connectionIds]) }),
      order: { seenAt: 'asc', id: 'asc' },
    });
  }

  async remove(id: string): Promise<void> {
    await this.manager.delete(AccountNeighbour, this.where({ id }));
  }
}
