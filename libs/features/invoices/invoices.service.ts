import { Injectable } from '@nestjs/common';
import { BusinessProfiles, dayIn, daysAfter } from '@remit/business-profile';
import { type CustomerRecord, CustomersService } from '@remit/customers';
import { Database, newTokenId, type Scope, type Sharing } from '@remit/database';
import {
  currentEventContext,
  EventBus,
  EventHistory,
  InvoiceCreated,
  InvoiceDetailsChanged,
  InvoiceFinalized,
  InvoiceVoided,
  type RecordedEvent,
} from '@remit/domain-events';
import { assertUnchanged, requireScope } from '@remit/http-api';
import { type AuditAction, AuditLog } from '@remit/audit-log';
import { Approvals } from '@remit/approvals';
import { Idempotency } from '@remit/idempotency';
import { formatMoney } from '@remit/money';
import { readOptions } from '@remit/gateway';
import type { CreateInvoiceDto, UpdateInvoiceDto, VoidInvoiceDto } from './dto/invoice-requests.dto';
import { GatewayMetadataCipher, withoutGatewayKeys } from './gateway-metadata';
import { InvoiceBooking } from './invoice-booking';
import { newDraft, newLine } from './invoice-draft';
import { billsNobody, invoiceNotFound, isVoided } from './invoice-errors';
import { amountChanged } from './invoice-facts';
import { invoiceNumber, numberingMonth } from './invoice-rules';
import { InvoicePages } from './invoice-page';
import { invoiceFigures } from './invoice-figures';
import type { InvoiceRecord } from './present-invoice';
import type { Invoice } from './invoice.entity';
import { InvoiceRepository } from './invoice.repository';
import { balancesOf } from './ledger/account';
import { postInvoiceAdjusted, postInvoiceFinalized, postInvoiceVoided } from './ledger/postings';
import { type Bill, dayOr, readBill, timeOr } from './read-bill';
import { assertTotalsAgree } from './stated-totals';

/** Details of an invoice besides its amount. */
type Details = Readonly<Record<'due_date' | 'description', string | null>>;

/** Operations on invoices. Every method runs in one unit of work. */
@Injectable()
export class InvoicesService {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceRepository,
    private readonly booking: InvoiceBooking,
    private readonly gatewayMetadata: GatewayMetadataCipher,
    private readonly pages: InvoicePages,
    private readonly profiles: BusinessProfiles,
    private readonly customers: CustomersService,
    private readonly events: EventBus,
    private readonly history: EventHistory,
    private readonly idempotency: Idempotency,
    private readonly auditLog: AuditLog,
    private readonly approvals: Approvals,
  ) {}

  /** @throws ApiError not_found for the customer, validation_error */
  async create(scope: Scope, input: CreateInvoiceDto): Promise<InvoiceRecord> {
    const bill = readBill(input, input.currency);
    return this.database.sharing(scope, { kind: 'draft' }, async () => {
      const { id, isRepeated } = await this.idempotency.claimId('inv');
      const repeated = isRepeated ? await this.invoices.find(id) : null;
      if (repeated) return this.record(repeated);
      const customer = await this.customers.get(scope, input.customer_id);
      if (customer.erasedAt) throw billsNobody();
      const now = new Date();
      const invoice = newDraft(
        { id, customerId: customer.id, currency: input.currency },
        currentEventContext().actor,
        now,
      );
      invoice.billingReason = input.billing_reason ?? null;
      invoice.idempotencyKey = input.idempotency_key ?? null;
      this.describe(invoice, input);
      this.bill(invoice, bill, now);
      invoice.show(invoiceFigures(invoice, balancesOf({})));
      assertTotalsAgree(input, invoice);
      this.invoices.insertWithLines(invoice);
      await this.events.publish(new InvoiceCreated({ invoice_id: invoice.id, customer_id: invoice.customerId }));
      return { invoice, gatewayMetadata: {}, customer, hostedUrl: this.pages.urlOf(invoice) };
    });
  }

  /** @throws ApiError not_found */
  async get(scope: Scope, id: string): Promise<InvoiceRecord> {
    return this.database.reading(scope, async () => {
      const invoice = await this.invoices.find(id);
      if (!invoice) throw invoiceNotFound();
      return this.record(invoice);
    });
  }

  /**
   * @throws ApiError not_found, validation_error, invoice_voided, invoice_already_paid, conflict, changed_meanwhile
   */
  async update(scope: Scope, id: string, input: UpdateInvoiceDto): Promise<InvoiceRecord> {
    return this.change(scope, id, async (invoice) => {
      assertUnchanged(invoice.version);
      await this.rewrite(invoice, input);
      assertTotalsAgree(input, invoice);
    });
  }

  /**
   * Assigns the number and makes the amount owed.
   * @throws ApiError not_found, changed_meanwhile, conflict unless it is a draft whose total is that of its lines
   */
  async finalize(scope: Scope, id: string): Promise<InvoiceRecord> {
    const work = async (invoice: Invoice) => {
      const now = new Date();
      const month = numberingMonth(now);
      assertUnchanged(invoice.version);
      invoice.assertCan('finalized');
      invoice.assertAddsUp();
      const amountDueMinor = invoice.totalMinor;
      const posting = postInvoiceFinalized({ ...invoice, amountDueMinor, finalizedAt: now });
      // Sent together, because other callers wait for the next number until this one is committed.
      const [, balances, sequence] = await Promise.all([
        this.giveDays(invoice, now),
        this.booking.post(invoice, posting),
        this.invoices.nextNumber(month),
      ]);
      const number = invoiceNumber(month, sequence);
      invoice.finalize(number, now);
      this.booking.show(invoice, balances, now);
      await this.events.publish(
        new InvoiceFinalized({
          invoice_id: invoice.id,
          customer_id: invoice.customerId,
          invoice_number: number,
          currency: invoice.currency,
          amount_due_minor: invoice.amountDueMinor.toString(),
        }),
      );
    };
    return this.changeOnce(scope, id, work, { kind: 'finalize', subject: id });
  }

  /** @throws ApiError not_found, conflict when payments were applied or it is already void */
  async void(scope: Scope, id: string, input: VoidInvoiceDto): Promise<InvoiceRecord> {
    return this.changeOnce(scope, id, async (invoice) => {
      const now = new Date();
      if (invoice.status === 'finalized') requireScope('invoices:adjust');
      const owed = invoice.status === 'finalized' ? invoice.amountRemainingMinor : 0n;
      invoice.void(input.reason ?? null, now);
      const act = { id, amountMinor: owed, currency: invoice.currency, earlier: () => [] };
      if (owed > 0n) await this.approvals.require('invoice.void', id, act);
      invoice.metadata = { ...invoice.metadata, ...withoutGatewayKeys(input.metadata ?? {}) };
      await this.booking.book(invoice, postInvoiceVoided({ ...invoice, voidedAt: now }, owed));
      await this.events.publish(new InvoiceVoided({ invoice_id: invoice.id, reason: invoice.voidReason }));
      this.noteAct('invoice.voided', invoice, { amount: formatMoney(owed, invoice.currency) });
    });
  }

  /** Replaces the address of the public page. The old address shows nothing from now on. @throws ApiError not_found */
  async changePageKey(scope: Scope, id: string): Promise<InvoiceRecord> {
    return this.changeOnce(scope, id, async (invoice) => {
      invoice.changePageKey(newTokenId(), new Date());
      await this.booking.refresh(invoice);
      this.auditLog.record('invoice.hosted_url_replaced', id);
    });
  }

  /** Oldest first. @throws ApiError not_found */
  async timeline(scope: Scope, id: string): Promise<RecordedEvent[]> {
    return this.database.transaction(scope, async () => {
      if (!(await this.invoices.findById(id))) throw invoiceNotFound();
      return this.history.of({ invoiceId: id });
    });
  }

  /** A request that is repeated after a crash finds its change already made. This is no conflict. */
  private async changeOnce(
    scope: Scope,
    id: string,
    work: (invoice: Invoice) => Promise<void>,
    sharing?: Sharing,
  ): Promise<InvoiceRecord> {
    return this.change(scope, id, (invoice) => this.idempotency.once(id, () => work(invoice)), sharing);
  }

  private async change(
    scope: Scope,
    id: string,
    work: (invoice: Invoice) => Promise<void>,
    sharing?: Sharing,
  ): Promise<InvoiceRecord> {
    const change = async () => {
      const invoice = await this.invoices.lock(id);
      if (!invoice) throw invoiceNotFound();
      const [customer] = await Promise.all([this.customers.get(scope, invoice.customerId), work(invoice)]);
      return this.recordOf(invoice, customer);
    };
    return sharing ? this.database.sharing(scope, sharing, change) : this.database.transaction(scope, change);
  }

  private async record(invoice: Invoice): Promise<InvoiceRecord> {
    return this.recordOf(invoice, await this.customers.get(invoice.scope, invoice.customerId));
  }

  private recordOf(invoice: Invoice, customer: CustomerRecord): InvoiceRecord {
    const [gatewayMetadata, hostedUrl] = [this.gatewayMetadata.open(invoice), this.pages.urlOf(invoice)];
    return { invoice, gatewayMetadata, customer, hostedUrl };
  }

  private async rewrite(invoice: Invoice, input: UpdateInvoiceDto): Promise<void> {
    if (invoice.status === 'voided') throw isVoided(invoice);
    const bill = readBill(input, invoice.currency);
    const before = { due_date: invoice.dueDate, description: invoice.description };
    this.describe(invoice, input);
    if (invoice.finalizedAt) await this.giveDays(invoice, invoice.finalizedAt);
    if (invoice.status === 'finalized') await this.publishChangedDetails(invoice, before);
    const otherTax = bill.taxMinor !== undefined && bill.taxMinor !== invoice.taxMinor;
    if (invoice.status === 'draft' || bill.lines || otherTax) {
      this.bill(invoice, bill, new Date());
      if (bill.lines) await this.invoices.replaceLines(invoice);
      return this.booking.refresh(invoice);
    }
    const discount = bill.discountMinor;
    if (discount === undefined || discount === invoice.discountMinor) return this.booking.refresh(invoice);
    return this.changeDiscount(invoice, discount);
  }

  private async publishChangedDetails({ id, dueDate, description }: Invoice, before: Details): Promise<void> {
    const after: Details = { due_date: dueDate, description };
    const changed = (['due_date', 'description'] as const).filter((name) => before[name] !== after[name]);
    if (changed.length > 0) await this.events.publish(new InvoiceDetailsChanged({ invoice_id: id, changed }));
  }

  private describe(invoice: Invoice, input: UpdateInvoiceDto): void {
    if (input.description !== undefined) invoice.description = input.description;
    if (input.metadata !== undefined) invoice.metadata = withoutGatewayKeys(input.metadata ?? {});
    if (input.payment_options !== undefined)
      invoice.paymentOptions = input.payment_options && readOptions(input.payment_options);
    if (input.exchange_rate !== undefined) invoice.convertAt(input.exchange_rate);
    invoice.date(dayOr(invoice.issueDate, input.issue_date), dayOr(invoice.dueDate, input.due_date));
    invoice.periodStart = timeOr(invoice.periodStart, input.period_start);
    invoice.periodEnd = timeOr(invoice.periodEnd, input.period_end);
  }

  private bill(invoice: Invoice, bill: Bill, at: Date): void {
    // A computed tax is dropped together with the lines that had its rates.
    const taxStatedBefore = invoice.taxes.taxMinor === undefined ? invoice.taxMinor : 0n;
    invoice.bill(
      bill.lines?.map((line) => newLine(line, at)) ?? invoice.lines,
      bill.discountMinor ?? invoice.discountMinor,
      bill.taxMinor ?? taxStatedBefore,
    );
  }

  /** Sets missing days: the issue date only on a draft, the due date on any invoice. */
  private async giveDays(invoice: Invoice, finalizedAt: Date): Promise<void> {
    if (invoice.issueDate !== null && invoice.dueDate !== null) return;
    const { timeZone, defaultDueDays } = await this.profiles.current();
    const issueDate = invoice.issueDate ?? dayIn(timeZone, finalizedAt);
    const dueDate = invoice.dueDate ?? daysAfter(issueDate, defaultDueDays);
    invoice.date(invoice.status === 'draft' ? issueDate : invoice.issueDate, dueDate);
  }

  private async changeDiscount(invoice: Invoice, discountMinor: bigint): Promise<void> {
    requireScope('invoices:adjust');
    const dueBefore = invoice.amountDueMinor;
    invoice.changeDiscount(discountMinor);
    const less = dueBefore - invoice.totalMinor;
    const { id, currency } = invoice;
    const next = { ...invoice, version: invoice.version + 1, updatedAt: new Date() };
    const posting = postInvoiceAdjusted(next, dueBefore, invoice.totalMinor);
    const earlier = () => this.booking.discounts(id);
    const act = { id: posting.sourceKey, amountMinor: less, currency, earlier };
    if (less > 0n) await this.approvals.require('invoice.discount', id, act);
    await this.booking.book(invoice, posting, next.updatedAt);
    await this.events.publish(amountChanged(invoice));
    this.noteAct('invoice.discount_changed', invoice, {
      amount_due_before: formatMoney(dueBefore, invoice.currency),
      amount_due: formatMoney(invoice.amountDueMinor, invoice.currency),
    });
  }

  private noteAct(action: AuditAction, { id, currency }: Invoice, amounts: Record<string, string>): void {
    this.auditLog.record(action, id, { details: { ...amounts, currency } });
  }
}
