import { Injectable } from '@nestjs/common';
import { Database, newId, type Scope } from '@remit/database';
import { ConnectionProbeAsked, EventBus } from '@remit/domain-events';
import { AuditLog } from '@remit/audit-log';
import { type Connection, existingConnection } from '../connection.entity';
import { ConnectionRepository } from '../connection.repository';
import { ConnectionHolder, type HeldObjects, heldObjects } from '../removal/connection-holders';
import { isOver, newProbe } from './nomod-probe';

/** Starts probes. A connection keeps its key while a probe runs, because the probe's link must be disabled. */
@Injectable()
export class Probes extends ConnectionHolder {
  constructor(
    private readonly database: Database,
    private readonly connections: ConnectionRepository,
    private readonly events: EventBus,
    private readonly auditLog: AuditLog,
  ) {
    super();
  }

  /**
   * A running probe continues.
   * @throws ApiError not_found, conflict when archived
   */
  async ask(scope: Scope, connectionId: string): Promise<Connection> {
    return this.database.transaction(scope, async () => {
      const connection = existingConnection(await this.connections.lockById(connectionId));
      connection.refuseWhenArchived();
      if (connection.nomodProbe && !isOver(connection.nomodProbe)) return connection;
      const probe = newProbe(newId('prb'), new Date());
      connection.nomodProbe = probe;
      this.connections.update(connection);
      await this.events.publish(new ConnectionProbeAsked({ connection_id: connectionId, probe_id: probe.id }));
      this.auditLog.record('connection.probe_asked', connectionId);
      return connection;
    });
  }

  async held(connectionId: string): Promise<HeldObjects[]> {
    const probe = (await this.connections.findById(connectionId))?.nomodProbe;
    return probe?.state === 'asked' ? [heldObjects('open_link', [probe.id])] : [];
  }

  /** A probe ends by itself within seconds. */
  async switchOff(): Promise<void> {}

  async readAgain(): Promise<void> {}
}
