import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import {
  AttentionResolved,
  ConnectionArchived,
  ConnectionSwitchOffAsked,
  currentEventContext,
  EventBus,
} from '@remit/domain-events';
import { ApiError } from '@remit/http-api';
import { AuditLog } from '@remit/audit-log';
import { type Connection, existingConnection } from '../connection.entity';
import { Connections } from '../connections';
import { ConnectionRepository } from '../connection.repository';
import { Inheritance } from '../inheritance';
import { refusedKeyAttentionKey } from '../refused-key-attention';
import { type HeldObjects, ConnectionHolders } from './connection-holders';

/**
 * Ends a connection. Nothing that can still be paid stays without a key: another connection inherits it, or it is
 * disabled.
 */
@Injectable()
export class ConnectionRemoval {
  constructor(
    private readonly database: Database,
    private readonly connections: ConnectionRepository,
    private readonly door: Connections,
    private readonly holders: ConnectionHolders,
    private readonly inheritance: Inheritance,
    private readonly events: EventBus,
    private readonly auditLog: AuditLog,
  ) {}

  /**
   * Deletes the connection's secrets for good and keeps its history. Archiving it again changes nothing.
   * @param switchOff whether what can still be paid is disabled at Nomod first; the connection is archived after that
   * @returns what must be disabled first; empty when it is archived
   * @throws ApiError not_found, conflict while it holds something that no other connection can inherit, nomod_error
   */
  async archive(scope: Scope, id: string, { switchOff }: { switchOff: boolean }): Promise<HeldObjects[]> {
    const known = await this.database.transaction(scope, async () =>
      existingConnection(await this.connections.findById(id)),
    );
    const heirId = known.status === 'archived' ? null : await this.inheritance.findHeir(scope, id);
    return this.database.transaction(scope, async () => {
      const { connection, heir } = await this.lock(id, heirId);
      if (connection.status === 'archived') return [];
      const held = heir === null ? await this.heldBy(id) : [];
      if (held.length === 0) await this.end(connection, heir);
      else if (switchOff) await this.beginSwitchOff(connection);
      else throw stillHolds(held);
      return held;
    });
  }

  /**
   * Archives a connection that was switched off and holds nothing any more. Needs a unit of work.
   * @param heirId another connection to the account; it inherits, and makes refunds
   * @returns whether it is archived
   */
  async finish(id: string, heirId: string | null): Promise<boolean> {
    const { connection, heir } = await this.lock(id, heirId);
    if (connection.switchOffAskedAt === null) return true;
    if ((await this.heldBy(id)).length > 0) return false;
    await this.end(connection, heir);
    return true;
  }

  private async beginSwitchOff(connection: Connection): Promise<void> {
    if (connection.switchOffAskedAt !== null) return;
    connection.askSwitchOff(new Date());
    connection.touch(currentEventContext().actor, new Date());
    this.connections.update(connection);
    await this.events.publish(new ConnectionSwitchOffAsked({ connection_id: connection.id }));
    this.auditLog.record('connection.switch_off_asked', connection.id);
  }

  private async heldBy(id: string): Promise<HeldObjects[]> {
    return this.holders.held(await this.connections.estateOf(id));
  }

  private async end(connection: Connection, heir: Connection | null): Promise<void> {
    if (connection.pausedAt !== null)
      await this.events.publish(new AttentionResolved({ key: refusedKeyAttentionKey(connection.id) }));
    connection.archive(heir?.id ?? null);
    connection.touch(currentEventContext().actor, new Date());
    this.connections.update(connection);
    await this.events.publish(new ConnectionArchived({ connection_id: connection.id }));
    this.auditLog.record('connection.archived', connection.id);
    this.door.forgetWebhookSecrets(connection.scope);
  }

  /** Locks both. When two connections are deleted at once, each the other's heir, the second finds no heir. */
  private async lock(id: string, heirId: string | null): Promise<{ connection: Connection; heir: Connection | null }> {
    const [connection, heir] = await Promise.all([
      this.connections.lockById(id),
      heirId === null ? null : this.connections.lockById(heirId),
    ]);
    return { connection: existingConnection(connection), heir: heir?.mayInherit ? heir : null };
  }
}

function stillHolds(held: readonly HeldObjects[]): ApiError {
  return new ApiError('conflict', {
    message: `The connection still has ${held.map(inWords).join(', ')} at Nomod.`,
    hint:
      'Publish another connection to the same Nomod account. It takes over these objects, and you can then delete this one. ' +
      'Or send the request again with ?switch_off=true: Remit disables what can still be paid, then archives the ' +
      'connection. Pending refunds finish automatically.',
    details: { held },
  });
}

const NAMES = { open_link: 'open link', waiting_refund: 'waiting refund', open_invoice: 'unpaid invoice' } as const;

function inWords({ object, count }: HeldObjects): string {
  return `${count} ${NAMES[object]}${count === 1 ? '' : 's'}`;
}
