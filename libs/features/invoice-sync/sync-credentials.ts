import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import type { GatewayCredentials } from '@remit/gateway';
import type { InvoiceSyncRecord } from './invoice-sync-record.entity';
import { InvoiceSyncRepository } from './invoice-sync.repository';
import { SyncErrors } from './sync-errors';

/** Seconds after which a newly saved key is noticed. */
export const PAUSED_SECONDS = 10;

/** Provides the key for work on an invoice that is already at Nomod. */
@Injectable()
export class SyncCredentials {
  constructor(
    private readonly database: Database,
    private readonly connections: Connections,
    private readonly syncs: InvoiceSyncRepository,
    private readonly errors: SyncErrors,
  ) {}

  /**
   * @returns null when the connection was deleted; a person has then been asked to act at Nomod
   * @throws RetryLater while the connection is paused
   */
  async of(scope: Scope, sync: InvoiceSyncRecord): Promise<GatewayCredentials | null> {
    const connectionId = sync.connectionId;
    const connection = connectionId === null ? null : await this.connections.find(scope, connectionId);
    if (connection === null) {
      await this.giveUp(scope, sync.id);
      return null;
    }
    if (connection.isPaused) return this.errors.defer(scope, sync, pausedDelay(connection.name));
    return this.connections.credentials(scope, connection.id);
  }

  /** True while Nomod refuses the key. Work that can wait should wait. */
  async isPaused(scope: Scope, { connectionId }: InvoiceSyncRecord): Promise<boolean> {
    const connection = connectionId === null ? null : await this.connections.find(scope, connectionId);
    return connection?.isPaused ?? false;
  }

  private async giveUp(scope: Scope, invoiceId: string): Promise<void> {
    await this.database.transaction(scope, async () => {
      const sync = await this.syncs.lockById(invoiceId);
      if (!sync || sync.state === 'failed') return;
      const reason = 'Its connection was deleted, so Remit can no longer manage the invoice at Nomod.';
      await this.errors.fail(sync, 'connection_deleted', reason);
    });
  }
}

export const pausedDelay = (connectionName: string) => ({
  code: 'connection_paused',
  reason: `Nomod refuses the API key of the connection "${connectionName}"`,
  seconds: PAUSED_SECONDS,
});
