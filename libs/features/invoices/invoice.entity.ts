import { type ExchangeRate, readExchangeRate } from './exchange-rate';
import { Check, Column, Entity, Index } from 'typeorm';
import { MinorColumn, ScopedEntity, TimeColumn } from '@remit/database';
import type { ChosenOptions } from '@remit/gateway';
import type { InvoiceFigures } from './invoice-figures';
import type { InvoiceLine } from './invoice-line.entity';
import { alreadyPaid, discountAboveLines, dueBeforeIssued, stateConflict } from './invoice-errors';
import { type InvoicePaymentStatus, type InvoiceStatus, invoiceTransitions } from './invoice-rules';
import { type InvoiceTaxes, taxesOf } from './invoice-taxes';

/** What is asked of a customer. Its money figures are a cache of the ledger's, written in the same unit of work. */
@Entity({ name: 'invoices' })
@Index('invoices_number', ['tenantId', 'environmentId', 'number'], { unique: true })
@Index('invoices_customer', ['tenantId', 'environmentId', 'customerId', 'id'])
@Index('invoices_by_status', ['tenantId', 'environmentId', 'status', 'id'])
@Index('invoices_payment_status', ['tenantId', 'environmentId', 'paymentStatus', 'id'])
@Index('invoices_text', { synchronize: false })
@Index('invoices_page_key', ['tenantId', 'environmentId', 'pageKey'], { unique: true })
@Check('invoices_status', `status in ('draft', 'finalized', 'voided')`)
@Check(
  'invoices_payment_status_known',
  `payment_status in ('pending', 'succeeded', 'overpaid', 'partially_refunded', 'refunded', 'voided')`,
)
@Check('invoices_numbered', `status <> 'finalized' or (number is not null and finalized_at is not null)`)
@Check(
  'invoices_amounts',
  `subtotal_minor >= 0 and discount_minor >= 0 and tax_minor >= 0 and total_minor >= 0 and amount_due_minor >= 0
   and amount_paid_minor >= 0 and amount_remaining_minor >= 0 and overpaid_minor >= 0 and refunded_minor >= 0`,
)
export class Invoice extends ScopedEntity {
  @Column({ type: 'text' })
  customerId: string;

  @Column({ type: 'text' })
  status: InvoiceStatus;

  @Column({ type: 'text' })
  paymentStatus: InvoicePaymentStatus;

  /** Given at finalize, without gaps within a month and environment. */
  @Column({ type: 'text', nullable: true })
  number: string | null;

  /** ISO 4217, upper case. */
  @Column({ type: 'text' })
  currency: string;

  @MinorColumn()
  subtotalMinor: bigint;

  @MinorColumn()
  discountMinor: bigint;

  @MinorColumn()
  taxMinor: bigint;

  @MinorColumn()
  totalMinor: bigint;

  @MinorColumn()
  amountDueMinor: bigint;

  @MinorColumn()
  amountPaidMinor: bigint;

  @MinorColumn()
  amountRemainingMinor: bigint;

  @MinorColumn()
  overpaidMinor: bigint;

  @MinorColumn()
  refundedMinor: bigint;

  @Column({ type: 'text', nullable: true })
  description: string | null;

  @Column({ type: 'text', nullable: true })
  billingReason: string | null;

  @Column({ type: 'text', nullable: true })
  idempotencyKey: string | null;

  @Column({ type: 'jsonb' })
  metadata: Record<string, string>;

  /** What Nomod's side of the invoice is called, encrypted: it holds a URL that can be paid. */
  @Column({ type: 'text', nullable: true })
  gatewayMetadata: string | null;

  /** What payers are offered beside the card; null: as the connection says. */
  @Column({ type: 'jsonb', nullable: true })
  paymentOptions: ChosenOptions | null = null;

  /** For totals in the currency of the tax authority. */
  @Column({ type: 'jsonb', nullable: true })
  exchangeRate: ExchangeRate | null = null;

  @Column({ type: 'text', nullable: true })
  voidReason: string | null;

  /** The day it bears, `YYYY-MM-DD`, where the business is. Given at finalize at the latest; invoices finalized before this was kept have none. */
  @Column({ type: 'date', nullable: true })
  issueDate: string | null = null;

  /** The last day for payment, `YYYY-MM-DD`, the same day for every reader. Given at finalize at the latest. */
  @Column({ type: 'date', nullable: true })
  dueDate: string | null;

  @TimeColumn({ nullable: true })
  periodStart: Date | null;

  @TimeColumn({ nullable: true })
  periodEnd: Date | null;

  @TimeColumn({ nullable: true })
  finalizedAt: Date | null;

  @TimeColumn({ nullable: true })
  paidAt: Date | null;

  @TimeColumn({ nullable: true })
  voidedAt: Date | null;

  /** When it was told of as overdue: once, whatever happens afterwards. */
  @TimeColumn({ nullable: true })
  overdueToldAt: Date | null = null;

  /** The random part of the address of the invoice's public page. */
  @Column({ type: 'text', default: () => 'new_page_key()' })
  pageKey: string;

  /** When the address was replaced last: those before it are dead. */
  @TimeColumn({ nullable: true })
  pageKeyChangedAt: Date | null;

  /** Grows by one with every write. */
  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  createdBy: string;

  @Column({ type: 'text' })
  updatedBy: string;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  updatedAt: Date;

  /** In the order of the bill; loaded by the repository. */
  lines: InvoiceLine[];

  /** @throws ApiError conflict, with the current state, unless the invoice may become that now. */
  assertCan(status: InvoiceStatus): void {
    if (invoiceTransitions[this.status].includes(status)) return;
    throw stateConflict(`This invoice is ${this.status}, so it cannot be ${status}`, this);
  }

  /**
   * Sets what a draft asks. The tax counts where no line has a rate of its own.
   * @throws ApiError conflict on anything but a draft, validation_error for a discount above the lines.
   */
  bill(lines: InvoiceLine[], discountMinor: bigint, taxMinor: bigint): void {
    if (this.status !== 'draft') throw stateConflict('Only a draft can get other lines, discount or tax', this);
    lines.forEach((line, position) => Object.assign(line, { invoiceId: this.id, position }));
    Object.assign(this, { lines, discountMinor, taxMinor });
    this.addUp();
  }

  /** @throws ApiError conflict for another issue date than the one it was finalized with, validation_error when a draft would be due before it is issued. */
  date(issueDate: string | null, dueDate: string | null): void {
    if (this.status !== 'draft' && issueDate !== this.issueDate) {
      throw stateConflict('Only a draft can get another issue date', this);
    }
    if (this.status === 'draft' && issueDate && dueDate && dueDate < issueDate)
      throw dueBeforeIssued(dueDate, issueDate);
    Object.assign(this, { issueDate, dueDate });
  }

  /** @throws ApiError validation_error, and conflict for another rate than the one it was finalized with */
  convertAt(given: ExchangeRate | null): void {
    const rate = given && readExchangeRate(given, this.currency);
    const [before, after] = [this.exchangeRate, rate].map((one) => one && `${one.rate} ${one.currency}`);
    if (this.status !== 'draft' && before !== null && before !== after)
      throw stateConflict('Only a draft can get another exchange rate', this);
    this.exchangeRate = rate;
  }

  get taxes(): InvoiceTaxes {
    return taxesOf(this.lines, this.discountMinor);
  }

  /** @throws ApiError conflict unless it is a draft. */
  finalize(number: string, at: Date): void {
    this.moveTo('finalized');
    this.addUp();
    this.number = number;
    this.finalizedAt = at;
  }

  /** @throws ApiError conflict when money was applied to it, or when it is voided already. */
  void(reason: string | null, at: Date): void {
    if (this.amountPaidMinor > 0n) {
      throw stateConflict('Payments were applied to this invoice, so it cannot be voided: refund them instead', this);
    }
    this.moveTo('voided');
    this.voidReason = reason;
    this.voidedAt = at;
  }

  /** Changes what an open invoice without payments asks. @throws ApiError invoice_already_paid once money was applied. */
  changeDiscount(discountMinor: bigint): void {
    if (this.amountPaidMinor > 0n || this.amountRemainingMinor === 0n) throw alreadyPaid(this);
    if (this.creditedMinor > 0n) throw stateConflict('The discount stays once there is a credit note', this);
    this.discountMinor = discountMinor;
    this.addUp();
  }

  /** Gives the public page another address; the present one is dead from now on. */
  changePageKey(pageKey: string, at: Date): void {
    Object.assign(this, { pageKey, pageKeyChangedAt: at });
  }

  /** Caches what the ledger says. */
  show(figures: InvoiceFigures): void {
    Object.assign(this, figures);
  }

  /** Every write goes through this once. */
  touch(actor: string, at: Date): void {
    this.version += 1;
    this.updatedBy = actor;
    this.updatedAt = at;
  }

  /** What credit notes took back: a finalized invoice asks that much less than its total. */
  get creditedMinor(): bigint {
    return this.status === 'finalized' ? this.totalMinor - this.amountDueMinor : 0n;
  }

  /** True once money came and nothing was left to pay, refunded since or not; what was written off whole was not paid. */
  get wasPaid(): boolean {
    return this.amountPaidMinor > 0n && this.paymentStatus !== 'pending' && this.paymentStatus !== 'voided';
  }

  private addUp(): void {
    const subtotalMinor = this.lines.reduce((sum, line) => sum + line.amountMinor, 0n);
    if (this.discountMinor > subtotalMinor) throw discountAboveLines(this.discountMinor, subtotalMinor, this.currency);
    this.taxMinor = this.taxes.taxMinor ?? this.taxMinor;
    Object.assign(this, { subtotalMinor, totalMinor: subtotalMinor - this.discountMinor + this.taxMinor });
  }

  private moveTo(status: InvoiceStatus): void {
    this.assertCan(status);
    this.status = status;
  }
}
