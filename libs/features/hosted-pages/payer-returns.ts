import { Injectable, Logger } from '@nestjs/common';
import { Database, readScopedToken, type Scope } from '@remit/database';
import { ApiError } from '@remit/http-api';
import { InvoiceCheck, type ReturnAddress, ReturnAddresses } from '@remit/invoice-sync';
import { Invoices } from '@remit/invoices';
import { PaymentsService } from '@remit/payments';

interface Returned {
  /** Token of the page that the payer may see; null when the page's URL was replaced after the link was made. */
  readonly pageToken: string | null;
  /** Address to check at Nomod. Set for the first return only. */
  readonly wanted: ReturnAddress | undefined;
}

/**
 * Handles the return of a payer from Nomod. A return proves no payment, so it checks Nomod at once, one time per link
 * and per invoice at Nomod.
 */
@Injectable()
export class PayerReturns {
  private readonly logger = new Logger('HostedPages');

  constructor(
    private readonly database: Database,
    private readonly returns: ReturnAddresses,
    private readonly invoices: Invoices,
    private readonly payments: PaymentsService,
    private readonly invoiceCheck: InvoiceCheck,
  ) {}

  /**
   * @returns undefined for an unknown token; otherwise the token of the invoice's page, null when the payer may not
   * see it
   */
  async arrive(token: string, isPaid: boolean): Promise<string | null | undefined> {
    const read = readScopedToken(token);
    if (!read) return undefined;
    const { scope, id } = read;
    const returned = await this.database.transaction(scope, () => this.note(id, isPaid));
    if (returned?.wanted) void this.check(scope, returned.wanted);
    return returned?.pageToken;
  }

  private async note(id: string, isPaid: boolean): Promise<Returned | undefined> {
    const found = await this.returns.findById(id);
    if (!found) return undefined;
    const { invoice, page } = await this.invoices.getWithPage(found.invoiceId);
    const isReplaced = !page || (page.since !== null && found.createdAt < page.since);
    const isOpen = invoice.status === 'finalized' && invoice.amountRemainingMinor > 0n;
    const isWanted = isPaid && isOpen && (await this.returns.noteReturn(id));
    return { pageToken: isReplaced ? null : page.token, wanted: isWanted ? found : undefined };
  }

  /**
   * Runs in the background while the page waits for the result. An event or the sweep finds a payment that Nomod does
   * not report yet.
   */
  private async check(scope: Scope, { paymentId, invoiceId }: ReturnAddress): Promise<void> {
    try {
      await (paymentId === null ? this.invoiceCheck.now(scope, invoiceId) : this.payments.check(scope, paymentId));
    } catch (error) {
      const reason = error instanceof ApiError ? error.code : error;
      this.logger.warn({ err: reason, msg: 'cannot check a payment when its payer returned' });
    }
  }
}
