import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { AttentionNeeded, EventBus } from '@remit/domain-events';
import { formatMoney } from '@remit/money';
import { type GatewayCredentials, GatewayError, PaymentGateway } from '@remit/gateway';
import type { InvoiceSyncRecord } from '../invoice-sync-record.entity';
import { MissingInvoice } from '../watch/missing-invoice';
import { isClosedThere } from '../rules/next-step';
import { SyncCredentials } from '../sync-credentials';
import { InvoiceReading } from '../watch/invoice-reading';
import { SyncErrors } from '../sync-errors';

/** Seconds between two attempts when Nomod refuses to cancel. Such an invoice is in Needs attention. */
const REFUSED_PAUSE_SECONDS = 300;

/** Cancels a Nomod invoice that must not be paid any more, and repeats that until Nomod confirms it. */
@Injectable()
export class InvoiceClosing {
  constructor(
    private readonly database: Database,
    private readonly gateway: PaymentGateway,
    private readonly credentials: SyncCredentials,
    private readonly reading: InvoiceReading,
    private readonly missing: MissingInvoice,
    private readonly errors: SyncErrors,
    private readonly bus: EventBus,
  ) {}

  /** @throws RetryLater until Nomod confirms that the invoice is cancelled, or was paid before */
  async close(scope: Scope, sync: InvoiceSyncRecord): Promise<void> {
    const { nomodInvoiceId } = sync;
    const credentials = await this.credentials.of(scope, sync);
    if (credentials === null || nomodInvoiceId === null) return;
    try {
      const status = await this.cancelUnlessPaid(credentials, nomodInvoiceId);
      if (status === 'absent' && (await this.missing.recover(scope, sync))) return;
      await this.reading.takeClosed(scope, sync, status === 'absent' ? 'cancelled' : status);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      if (error.kind !== 'refused') {
        await this.errors.notePage(scope, sync, error);
        return this.errors.deferAfter(scope, sync, error);
      }
      await this.askForAttention(scope, sync, error);
      const delay = { code: 'nomod_refused', reason: error.message, seconds: REFUSED_PAUSE_SECONDS };
      return this.errors.defer(scope, sync, delay);
    }
  }

  /** Reads the status first, so that a paid invoice is never cancelled. */
  private async cancelUnlessPaid(credentials: GatewayCredentials, nomodInvoiceId: string): Promise<string> {
    try {
      const { status } = await this.gateway.getInvoice(credentials, nomodInvoiceId);
      if (isClosedThere(status)) return status;
      return (await this.gateway.cancelInvoice(credentials, nomodInvoiceId)).status;
    } catch (error) {
      if (error instanceof GatewayError && error.kind === 'not_found') return 'absent';
      throw error;
    }
  }

  private async askForAttention(scope: Scope, sync: InvoiceSyncRecord, error: GatewayError): Promise<void> {
    const attention = new AttentionNeeded({
      key: `closing_refused:${sync.nomodInvoiceId}`,
      kind: 'closing_refused',
      summary: 'Nomod does not cancel an invoice that must no longer be paid.',
      invoice_id: sync.id,
      connection_id: sync.connectionId,
      ours: { amount: formatMoney(sync.amountMinor, sync.currency), currency: sync.currency },
      nomods: {
        nomod_invoice_id: sync.nomodInvoiceId,
        nomod_invoice_status: sync.nomodInvoiceStatus,
        reason: error.message,
      },
    });
    await this.database.transaction(scope, () => this.bus.publish(attention));
  }
}
