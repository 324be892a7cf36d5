import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { AttentionNeeded, AttentionResolved, EventBus } from '@remit/domain-events';
import { Encryption } from '@remit/encryption';
import { type GatewayCredentials, PaymentGateway } from '@remit/gateway';
import type { AccountNeighbour } from './account-neighbour.entity';
import { AccountNeighbourRepository, type ConnectionAddress } from './account-neighbour.repository';
import { keyFingerprints } from '../connection-secrets';

/**
 * Finds connections of all environments and tenants that use one Nomod account. Nomod's API does not name the
 * account: two connections share it when they have the same key, or when one sees what the other made. A connection
 * of another tenant is shown as "another tenant" only.
 */
@Injectable()
export class SharedAccounts {
  constructor(
    private readonly database: Database,
    private readonly neighbours: AccountNeighbourRepository,
    private readonly gateway: PaymentGateway,
    private readonly encryption: Encryption,
    private readonly events: EventBus,
  ) {}

  /**
   * Makes two calls, for the newest charges and links. Must run outside a unit of work.
   * @throws GatewayError when Nomod gives no answer
   */
  async recognise(scope: Scope, connectionId: string, credentials: GatewayCredentials): Promise<void> {
    const [charges, links] = [
      await this.gateway.chargePage(credentials),
      await this.gateway.enabledLinkPage(credentials),
    ];
    const seen = charges.items.flatMap(({ id, linkId }) => (linkId === null ? [id] : [id, linkId]));
    const remoteIds = [...new Set([...seen, ...links.items.map(({ id }) => id)])];
    const keys = keyFingerprints(this.encryption, credentials.apiKey);
    const found = await this.database.transaction(scope, () => this.neighbours.connectionsOfAccount(keys, remoteIds));
    const own: ConnectionAddress = { ...scope, connectionId };
    for (const other of found.filter((one) => one.connectionId !== connectionId)) {
      await this.report(own, other);
      await this.report(other, own);
    }
  }

  /** The connections known to use the account of one of these. */
  async of(scope: Scope, connectionIds: readonly string[]): Promise<AccountNeighbour[]> {
    if (connectionIds.length === 0) return [];
    return this.database.transaction(scope, () => this.neighbours.ofConnections(connectionIds));
  }

  /**
   * An archived connection no longer shares its account: the rows of both sides close. Must run outside a unit of
   * work.
   */
  async forget(scope: Scope, connectionId: string): Promise<void> {
    const known = await this.database.transaction(scope, () => this.neighbours.ofConnections([connectionId]));
    for (const { otherTenantId, otherEnvironmentId, otherConnectionId } of known) {
      const other = { tenantId: otherTenantId, environmentId: otherEnvironmentId };
      await this.database.transaction(other, () => this.end(otherConnectionId, connectionId));
      await this.database.transaction(scope, () => this.end(connectionId, otherConnectionId));
    }
  }

  private async report(own: ConnectionAddress, other: ConnectionAddress): Promise<void> {
    const { tenantId, environmentId, connectionId } = own;
    await this.database.transaction({ tenantId, environmentId }, async () => {
      if (await this.neighbours.insertNew(connectionId, other)) await this.events.publish(accountShared(own, other));
    });
  }

  private async end(connectionId: string, otherConnectionId: string): Promise<void> {
    await this.neighbours.remove(`${connectionId}:${otherConnectionId}`);
    await this.events.publish(new AttentionResolved({ key: keyOf(connectionId, otherConnectionId) }));
  }
}

function accountShared(own: ConnectionAddress, other: ConnectionAddress): AttentionNeeded {
  const isOwn = other.tenantId === own.tenantId;
  return new AttentionNeeded({
    key: keyOf(own.connectionId, other.connectionId),
    kind: 'account_shared',
    summary:
      'Two connections use one Nomod account. Each charge is booked once, by the connection that reads it first.',
    connection_id: own.connectionId,
    ours: { environment: own.environmentId, connection: own.connectionId },
    nomods: isOwn
      ? { also_used_in: other.environmentId, also_used_by: other.connectionId }
      : { also_used_in: 'an environment of another tenant', also_used_by: null },
  });
}

/** Rows show their key, so it must not contain the id of another tenant's connection. */
function keyOf(connectionId: string, otherId: string): string {
  const other = createHash('sha256').update(otherId).digest('hex').slice(0, 16);
  return `account_shared:${connectionId}:${other}`;
}
