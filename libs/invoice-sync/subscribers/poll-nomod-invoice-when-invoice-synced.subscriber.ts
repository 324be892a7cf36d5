import { Database } from '@remit/database';
import { type EventSubscriber, InvoiceSynced, type Recorded, RunAgain, Subscriber } from '@remit/domain-events';
import { callingFor, NomodError } from '@remit/nomod';
import { Settings } from '@remit/settings';
import { InvoiceReading } from '../invoice-reading';
import { InvoiceSyncRepository } from '../invoice-sync.repository';
import type { InvoiceSyncRecord } from '../invoice-sync-record.entity';
import { InvoiceSynchronizer } from '../invoice-synchronizer';
import { pollPauseSeconds } from '../poll-schedule';
import { SyncAccess } from '../sync-access';

/** Finds a payment even if no webhook ever comes: looks at an open invoice now and then until it is paid, cancelled or two months old. */
@Subscriber({ to: InvoiceSynced, as: 'poll-nomod-invoice-when-invoice-synced' })
export class PollNomodInvoiceWhenInvoiceSynced implements EventSubscriber<InvoiceSynced, number | null> {
  readonly firstRunAfterSeconds: number;

  constructor(
    private readonly database: Database,
    private readonly syncs: InvoiceSyncRepository,
    private readonly access: SyncAccess,
    private readonly reading: InvoiceReading,
    private readonly synchronizer: InvoiceSynchronizer,
    private readonly settings: Settings,
  ) {
    this.firstRunAfterSeconds = settings.pollIntervalSeconds;
  }

  /** Seconds until the next look; null when there is nothing left to look for. */
  async ask({ scope, payload, occurredAt }: Recorded<InvoiceSynced>): Promise<number | null> {
    const read = () => this.database.transaction(scope, () => this.syncs.findById(payload.invoice_id));
    const sync = await read();
    if (!sync || !needsLooking(sync, payload.nomod_invoice_id)) return null;
    const pause = pollPauseSeconds((Date.now() - occurredAt.getTime()) / 1_000, this.settings.pollIntervalSeconds);
    if (await this.access.isPaused(scope, sync)) return pause;
    const credentials = await this.access.keyFor(scope, sync);
    if (credentials === null) return null;
    const look = () => this.reading.read(scope, sync, credentials);
    await callingFor('sweep', look).catch((error: unknown) => {
      if (!(error instanceof NomodError)) throw error;
    });
    await this.synchronizer.advance(scope, sync.id);
    const after = await read();
    if (!after || !needsLooking(after, payload.nomod_invoice_id)) return null;
    return pause;
  }

  async handle(_event: Recorded<InvoiceSynced>, seconds: number | null): Promise<RunAgain | void> {
    return seconds === null ? undefined : RunAgain.after(seconds);
  }
}

/** A Nomod invoice that was exchanged for another has its own series of looks. */
function needsLooking(sync: InvoiceSyncRecord, nomodInvoiceId: string): boolean {
  return (
    sync.nomodInvoiceId === nomodInvoiceId &&
    (sync.isOpen || (sync.nomodInvoiceStatus === 'paid' && !sync.chargeSearchEnded))
  );
}
