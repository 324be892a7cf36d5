import { Injectable } from '@nestjs/common';
import { type GatewayTrouble, TroubleProbe, type TroubleReason } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { InvoiceSyncRepository } from '../invoice-sync.repository';

/** Pushes are retried automatically. The trouble of a push is over when the push has ended, with any result. */
@Injectable()
export class PushProbe extends TroubleProbe {
  readonly objects = ['push'] as const;

  constructor(
    private readonly database: Database,
    private readonly syncs: InvoiceSyncRepository,
  ) {
    super();
  }

  async probe(scope: Scope, { objectId, kind }: GatewayTrouble): Promise<TroubleReason | null> {
    const sync = await this.database.transaction(scope, () => this.syncs.findById(objectId));
    const isWaiting = sync?.state === 'syncing' || sync?.state === 'waiting';
    return isWaiting && sync.lastError !== null ? { kind, reason: sync.lastError } : null;
  }
}
