import { Injectable } from '@nestjs/common';
import { Database, type PageRequest, type Scope } from '@remit/database';
import { currentEventContext, EventBus, InvoiceCredited } from '@remit/domain-events';
import { ApiError, readAmount } from '@remit/http-api';
import { AuditLog } from '@remit/audit-log';
import { Approvals } from '@remit/approvals';
import { Idempotency, isRecent, repeatedAct } from '@remit/idempotency';
import { formatMoney } from '@remit/money';
import type { CreateCreditNoteDto } from '../dto/credit-note.dto';
import { InvoiceBooking } from '../invoice-booking';
import { invoiceNotFound, isVoided, notFinalized } from '../invoice-errors';
import { amountChanged } from '../invoice-facts';
import { creditNoteNumber, numberingMonth } from '../invoice-rules';
import type { Invoice } from '../invoice.entity';
import { InvoiceRepository } from '../invoice.repository';
import { postInvoiceCredited } from '../ledger/postings';
import { CreditNote } from './credit-note.entity';
import { type CreditNoteFilter, CreditNoteRepository } from './credit-note.repository';

/** Writes off the remaining amount of an invoice, or a part of it. Paid amounts are refunded instead. */
@Injectable()
export class CreditNotes {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceRepository,
    private readonly notes: CreditNoteRepository,
    private readonly booking: InvoiceBooking,
    private readonly events: EventBus,
    private readonly idempotency: Idempotency,
    private readonly auditLog: AuditLog,
    private readonly approvals: Approvals,
  ) {}

  /**
   * @throws ApiError not_found, invoice_not_finalized, invoice_voided, duplicate_request, validation_error when the
   * amount is more than remains
   */
  async create(scope: Scope, invoiceId: string, { amount, reason }: CreateCreditNoteDto): Promise<CreditNote> {
    return this.database.transaction(scope, async () => {
      const invoice = await this.invoices.lock(invoiceId);
      if (!invoice) throw invoiceNotFound();
      const { id, isRepeated } = await this.idempotency.claimId('cn');
      const repeated = isRepeated ? await this.notes.findById(id) : null;
      if (repeated) return repeated;
      const amountMinor = readAmount(amount, invoice.currency, 'amount');
      if (!this.idempotency.isKeyed) await this.refuseRepeat(invoiceId, amountMinor);
      assertCreditable(invoice, amountMinor);
      const { currency } = invoice;
      const earlier = async () =>
        (await this.notes.ofInvoice(invoiceId)).map((note) => ({ id: note.id, minor: note.amountMinor }));
      await this.approvals.require('invoice.credit', invoiceId, { id, amountMinor, currency, earlier });
      const createdAt = new Date();
      const month = numberingMonth(createdAt);
      const note = Object.assign(new CreditNote(), {
        id,
        invoiceId,
        number: creditNoteNumber(month, await this.invoices.nextNumber(`CN-${month}`)),
        currency: invoice.currency,
        amountMinor,
        reason,
        createdBy: currentEventContext().actor,
        createdAt,
      } satisfies Partial<CreditNote>);
      this.notes.insert(note);
      await this.booking.book(invoice, postInvoiceCredited(note), invoice.amountPaidMinor > 0n ? createdAt : null);
      await this.publish(note, invoice);
      return note;
    });
  }

  /** Credit notes of all invoices, the total count, and the numbers of their invoices by id. */
  async listAll(
    scope: Scope,
    filter: CreditNoteFilter,
    page: PageRequest,
  ): Promise<[CreditNote[], number, ReadonlyMap<string, string | null>]> {
    return this.database.transaction(scope, async () => {
      const [notes, total] = await this.notes.list(filter, page);
      return [notes, total, await this.invoices.findNumbers(notes.map(({ invoiceId }) => invoiceId))];
    });
  }

  /**
   * Oldest first.
   * @throws ApiError not_found
   */
  async list(scope: Scope, invoiceId: string): Promise<CreditNote[]> {
    return this.database.transaction(scope, async () => {
      if (!(await this.invoices.findById(invoiceId))) throw invoiceNotFound();
      return this.notes.ofInvoice(invoiceId);
    });
  }

  /**
   * Needs the lock on the invoice.
   * @throws ApiError duplicate_request when the same amount was written off within the last minute
   */
  private async refuseRepeat(invoiceId: string, amountMinor: bigint): Promise<void> {
    const notes = await this.notes.ofInvoice(invoiceId);
    const equal = notes.find((note) => note.amountMinor === amountMinor && isRecent(note.createdAt));
    if (!equal) return;
    const { id, createdAt } = equal;
    throw repeatedAct({ invoice_id: invoiceId, credit_note_id: id, made_at: createdAt.toISOString() });
  }

  private async publish(note: CreditNote, invoice: Invoice): Promise<void> {
    await this.events.publish(
      new InvoiceCredited({
        invoice_id: note.invoiceId,
        credit_note_id: note.id,
        credit_note_number: note.number,
        currency: note.currency,
        amount_minor: note.amountMinor.toString(),
        reason: note.reason,
      }),
    );
    await this.events.publish(amountChanged(invoice));
    const details = {
      amount: formatMoney(note.amountMinor, note.currency),
      currency: note.currency,
      credit_note: note.number,
    };
    this.auditLog.record('invoice.credited', note.invoiceId, { details });
  }
}

function assertCreditable(invoice: Invoice, amountMinor: bigint): void {
  if (invoice.status === 'draft') throw notFinalized(invoice);
  if (invoice.status === 'voided') throw isVoided(invoice);
  if (amountMinor <= invoice.amountRemainingMinor) return;
  const remaining = formatMoney(invoice.amountRemainingMinor, invoice.currency);
  throw ApiError.invalidField(
    'amount',
    `amount must not exceed the remaining ${remaining} ${invoice.currency}. To return a paid amount, refund the payment.`,
  );
}
