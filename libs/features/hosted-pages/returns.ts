import { Injectable, Logger } from '@nestjs/common';
import { Database, readScopedToken, type Scope } from '@remit/database';
import { ApiError } from '@remit/http-api';
import { InvoiceCheck, type ReturnAddress, ReturnAddresses } from '@remit/invoice-sync';
import { Invoices } from '@remit/invoices';
import { PaymentsService } from '@remit/payments';

interface Returned {
  /** Of the page that the payer may see; null when its address was replaced since the link was made. */
  readonly pageToken: string | null;
  /** To be asked about at Nomod, for the first return alone. */
  readonly wanted: ReturnAddress | undefined;
}

/** What happens when a payer comes back from Nomod. It proves nothing; Nomod is asked at once, one time for each link and each invoice there. */
@Injectable()
export class Returns {
  private readonly logger = new Logger('HostedPages');

  constructor(
    private readonly database: Database,
    private readonly returns: ReturnAddresses,
    private readonly invoices: Invoices,
    private readonly payments: PaymentsService,
    private readonly invoiceCheck: InvoiceCheck,
  ) {}

  /** @returns undefined for an address that is not one of ours; otherwise the token of the invoice's page, null when the payer may not see that. */
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

  /** In the background: the page waits for what comes of it, and the event or the sweep finds a payment that Nomod does not tell of now. */
  private async check(scope: Scope, { paymentId, invoiceId }: ReturnAddress): Promise<void> {
    try {
      await (paymentId === null ? this.invoiceCheck.now(scope, invoiceId) : this.payments.check(scope, paymentId));
    } catch (error) {
      const reason = error instanceof ApiError ? error.code : error;
      this.logger.warn({ err: reason, msg: 'a payment could not be checked when its payer came back' });
    }
  }
}
