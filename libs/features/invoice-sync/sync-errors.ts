import { Injectable } from '@nestjs/common';
import { GatewayTroubles } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import {
  AttentionNeeded,
  AttentionResolved,
  backoff,
  ConnectionRefused,
  EventBus,
  InvoiceSyncFailed,
  RetryLater,
} from '@remit/domain-events';
import { formatMoney } from '@remit/money';
import type { GatewayError } from '@remit/gateway';
import type { RemoteOutcome } from '@remit/remote-operations';
import { InvoiceSyncRepository } from './invoice-sync.repository';
import type { InvoiceSyncRecord } from './invoice-sync-record.entity';
import { PageDifferences } from './watch/page-differences';

/** Seconds of our own backoff. The pauses are short, so that work resumes soon after an outage of Nomod. */
const PAUSES = { first: 0.5, longest: 15 };

/** Seconds to wait while another worker runs the sync; about one gateway call. */
export const BUSY_PAUSE_SECONDS = 0.3;

/** Why a sync stopped, and when it resumes. */
export interface Delay {
  readonly code: string;
  readonly reason: string;
  readonly seconds: number;
}

/**
 * Stores why a sync stopped, so that a person can read it, and chooses between a retry and a row in Needs attention.
 */
@Injectable()
export class SyncErrors {
  constructor(
    private readonly database: Database,
    private readonly syncs: InvoiceSyncRepository,
    private readonly troubles: GatewayTroubles,
    private readonly pages: PageDifferences,
    private readonly bus: EventBus,
  ) {}

  /**
   * @returns Nomod's id when the object exists; null when Nomod refused it and a person has been asked
   * @throws RetryLater in every other case
   */
  async settle(scope: Scope, sync: InvoiceSyncRecord, outcome: RemoteOutcome): Promise<string | null> {
    switch (outcome.state) {
      case 'done':
        return outcome.remoteId;
      case 'busy':
        throw new RetryLater(BUSY_PAUSE_SECONDS, `The sync of ${sync.id} is under way elsewhere`);
      case 'unknown': {
        const { reason, retryAfterSeconds: seconds } = outcome;
        await this.notePush(scope, sync, { kind: 'connection_lost', message: reason });
        return this.defer(scope, sync, { code: 'nomod_outcome_unknown', reason, seconds });
      }
      case 'not_done':
        if (!isFinal(outcome.error)) {
          await this.notePush(scope, sync, outcome.error);
          return this.defer(scope, sync, delayAfter(outcome.error, sync.attempts));
        }
        await this.database.transaction(scope, async () => {
          const record = await this.syncs.lockById(sync.id);
          const { code, message } = outcome.error;
          if (record?.state === 'syncing') await this.fail(record, code ?? 'nomod_refused', message);
        });
        return null;
    }
  }

  /** Watches a push that fails; see `PushProbe`. */
  private async notePush(
    scope: Scope,
    { id, connectionId }: InvoiceSyncRecord,
    error: Pick<GatewayError, 'kind' | 'message'>,
  ): Promise<void> {
    if (connectionId === null) return;
    await this.troubles.note(scope, { connectionId, object: 'push', objectId: id, invoiceId: id }, error);
  }

  /**
   * Handles the failure of a call that a push needs.
   * @throws RetryLater always
   */
  async deferPush(scope: Scope, sync: InvoiceSyncRecord, error: GatewayError): Promise<never> {
    await this.notePush(scope, sync, error);
    return this.deferAfter(scope, sync, error);
  }

  /** Watches a page for which Nomod gives no usable answer, until it does. */
  async notePage(
    scope: Scope,
    { id, connectionId, nomodInvoiceId }: InvoiceSyncRecord,
    error: Pick<GatewayError, 'kind' | 'message'>,
  ): Promise<void> {
    if (connectionId === null || nomodInvoiceId === null) return;
    const page = { connectionId, object: 'invoice', objectId: nomodInvoiceId, invoiceId: id } as const;
    await this.troubles.note(scope, page, error);
  }

  /**
   * Handles the failure of a call outside the saga.
   * @throws RetryLater always
   */
  async deferAfter(scope: Scope, sync: InvoiceSyncRecord, error: GatewayError): Promise<never> {
    await this.publishRefusedKey(scope, sync, error);
    return this.defer(scope, sync, delayAfter(error, sync.attempts));
  }

  /**
   * Stores the reason on the row.
   * @throws RetryLater always
   */
  async defer(scope: Scope, sync: InvoiceSyncRecord, { code, reason, seconds }: Delay): Promise<never> {
    await this.database.transaction(scope, async () => {
      const record = await this.syncs.lockById(sync.id);
      if (!record) return;
      record.defer(code, reason, new Date(Date.now() + seconds * 1_000));
      this.syncs.save(record);
    });
    throw new RetryLater(seconds, reason);
  }

  /**
   * Stops the sync until a person pushes the invoice, and adds a row to Needs attention. Needs a unit of work that
   * holds the lock on the row.
   */
  async fail(sync: InvoiceSyncRecord, code: string, reason: string): Promise<void> {
    sync.fail(code, reason);
    await this.pages.forget(sync);
    this.syncs.save(sync);
    await this.bus.publish(new InvoiceSyncFailed({ invoice_id: sync.id, code, reason }));
    await this.bus.publish(
      new AttentionNeeded({
        key: failureKey(sync.id),
        kind: 'sync_failed',
        summary: `The invoice is not at Nomod: ${reason}`,
        invoice_id: sync.id,
        connection_id: sync.connectionId,
        ours: {
          amount: formatMoney(sync.amountMinor, sync.currency),
          currency: sync.currency,
          attempts: `${sync.attempts}`,
        },
        nomods: { code, nomod_invoice_id: sync.nomodInvoiceId, nomod_invoice_status: sync.nomodInvoiceStatus },
      }),
    );
  }

  /**
   * Cancels a sync that has nothing at Nomod and needs nothing there, and resolves its failure. Needs a unit of work
   * that holds the lock on the row.
   */
  async abandon(sync: InvoiceSyncRecord): Promise<void> {
    const hadFailed = sync.state === 'failed';
    sync.cancel();
    await this.pages.forget(sync);
    this.syncs.save(sync);
    if (hadFailed) await this.bus.publish(new AttentionResolved({ key: failureKey(sync.id) }));
  }

  /** Publishes that Nomod refuses the connection's key. The connection is paused then. */
  async publishRefusedKey(scope: Scope, sync: InvoiceSyncRecord, error: GatewayError): Promise<void> {
    const connectionId = sync.connectionId;
    if (error.kind !== 'unauthorized' || connectionId === null) return;
    await this.database.transaction(scope, () =>
      this.bus.publish(new ConnectionRefused({ connection_id: connectionId })),
    );
  }
}

/** The key of the row for a failed sync. A later success resolves the row by this key. */
export const failureKey = (invoiceId: string): string => `sync_failed:${invoiceId}`;

/** Backoff before the next call, in seconds, with up to 20 % jitter. Never shorter than Nomod's Retry-After. */
export const gatewayPauseSeconds = (
  { retryAfterMs }: Pick<GatewayError, 'retryAfterMs'>,
  attempts: number,
  random = Math.random,
): number => backoff(attempts, { ...PAUSES, asked: (retryAfterMs ?? 0) / 1_000 }, random);

/** Nomod refused the request. A retry would not help. */
function isFinal(error: GatewayError): boolean {
  return error.kind === 'refused' || error.kind === 'not_found';
}

function delayAfter(error: GatewayError, attempts: number): Delay {
  return { code: `nomod_${error.kind}`, reason: error.message, seconds: gatewayPauseSeconds(error, attempts) };
}
