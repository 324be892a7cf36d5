import { type ExchangeRate, readExchangeRate } from './exchange-rate';
import { Check, Column, Entity, Index } from 'typeorm';
import { MinorColumn, ScopedEntity, TimeColumn } from '@remit/database';
import type { ChosenOptions } from '@remit/gateway';
import type { InvoiceFigures } from './invoice-figures';
import type { InvoiceLine } from './invoice-line.entity';
import { alreadyPaid, discountAboveLines, dueBeforeIssued, stateConflict, totalsDiffer } from './invoice-errors';
import { type InvoicePaymentStatus, type InvoiceStatus, invoiceTransitions } from './invoice-rules';
import { type InvoiceTaxes, taxesOf } from './invoice-taxes';

/** A bill to a customer. Its amounts are a cache of the ledger, written in the same unit of work. */
@Entity({ name: 'invoices' })
@Index('invoices_number', ['tenantId', 'environmentId', 'number'], { unique: true })
@Index('invoices_customer', ['tenantId', 'environmentId', 'customerId', 'id'])
@Index('invoices_by_status', ['tenantId', 'environmentId', 'status', 'id'])
@Index('invoices_payment_status', ['tenantId', 'environmentId', 'paymentStatus', 'id'])
@Index('invoices_total', ['tenantId', 'environmentId', 'totalMinor', 'id'])
@Index('invoices_rest', ['tenantId', 'environmentId', 'amountRemainingMinor', 'id'], {
  where: 'amount_remaining_minor > 0 and amount_remaining_minor <> total_minor',
})
@Index('invoices_key', ['tenantId', 'environmentId', 'idempotencyKey'], { where: 'idempotency_key is not null' })
@Index('invoices_text', { synchronize: false })
@Index('invoices_open', { synchronize: false })
@Index('invoices_paid', { synchronize: false })
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

  /** Assigned at finalize, without gaps within a month and environment. */
  @Column({ type: 'text', nullable: true })
  number: string | null = null;

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
  description: string | null = null;

  @Column({ type: 'text', nullable: true })
  billingReason: string | null = null;

  @Column({ type: 'text', nullable: true })
  idempotencyKey: string | null = null;

  @Column({ type: 'jsonb' })
  metadata: Record<string, string>;

  /** Nomod's data about the invoice. Encrypted, because it contains a payable URL. */
  @Column({ type: 'text', nullable: true })
  gatewayMetadata: string | null = null;

  /** Payment options besides the card; null: the connection's options apply. */
  @Column({ type: 'jsonb', nullable: true })
  paymentOptions: ChosenOptions | null = null;

  /** Used for totals in the currency of the tax authority. */
  @Column({ type: 'jsonb', nullable: true })
  exchangeRate: ExchangeRate | null = null;

  @Column({ type: 'text', nullable: true })
  voidReason: string | null = null;

  /** `YYYY-MM-DD` where the business is. Assigned at finalize at the latest; null if finalized before it was stored. */
  @Column({ type: 'date', nullable: true })
  issueDate: string | null = null;

  /** The last day for payment, `YYYY-MM-DD`, the same for every reader. Assigned at finalize at the latest. */
  @Column({ type: 'date', nullable: true })
  dueDate: string | null = null;

  @TimeColumn({ nullable: true })
  periodStart: Date | null = null;

  @TimeColumn({ nullable: true })
  periodEnd: Date | null = null;

  @TimeColumn({ nullable: true })
  finalizedAt: Date | null = null;

  @TimeColumn({ nullable: true })
  paidAt: Date | null = null;

  @TimeColumn({ nullable: true })
  voidedAt: Date | null = null;

  /** When it was reported as overdue. That happens only once. */
  @TimeColumn({ nullable: true })
  overduePublishedAt: Date | null = null;

  /** The random part of the public page's address. */
  @Column({ type: 'text', default: () => 'new_page_key()' })
  pageKey: string;

  /** When the address was last replaced. Earlier addresses no longer work. */
  @TimeColumn({ nullable: true })
  pageKeyChangedAt: Date | null = null;

  /** Increases by one with every write. */
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

  /** @throws ApiError conflict, with the current state, when the invoice cannot change to that status */
  assertCan(status: InvoiceStatus): void {
    if (invoiceTransitions[this.status].includes(status)) return;
    throw stateConflict(`This invoice is ${this.status}, so it cannot be ${status}`, this);
  }

  /**
   * Sets the amounts of a draft. `taxMinor` applies only when no line has a rate.
   * @throws ApiError conflict on anything but a draft, validation_error for a discount above the lines
   */
  bill(lines: InvoiceLine[], discountMinor: bigint, taxMinor: bigint): void {
    if (this.status !== 'draft') throw stateConflict('Lines, discount and tax can change only on a draft', this);
    lines.forEach((line, position) => Object.assign(line, { invoiceId: this.id, position }));
    Object.assign(this, { lines, discountMinor, taxMinor });
    this.addUp();
  }

  /**
   * An invoice of an earlier version keeps a due date before its issue date until one of them changes.
   * @throws ApiError conflict when the issue date changes after finalize, validation_error when it would be due before
   * it is issued
   */
  date(issueDate: string | null, dueDate: string | null): void {
    if (this.status !== 'draft' && issueDate !== this.issueDate) {
      throw stateConflict('The issue date can change only on a draft', this);
    }
    const isOther = this.status === 'draft' || dueDate !== this.dueDate;
    if (isOther && issueDate && dueDate && dueDate < issueDate) throw dueBeforeIssued(dueDate, issueDate, this.status);
    Object.assign(this, { issueDate, dueDate });
  }

  /** @throws ApiError validation_error, conflict when the rate changes after finalize */
  convertAt(given: ExchangeRate | null): void {
    const rate = given && readExchangeRate(given, this.currency);
    const [before, after] = [this.exchangeRate, rate].map((one) => one && `${one.rate} ${one.currency}`);
    if (this.status !== 'draft' && before !== null && before !== after)
      throw stateConflict('The exchange rate can change only on a draft', this);
    this.exchangeRate = rate;
  }

  get taxes(): InvoiceTaxes {
    return taxesOf(this.lines, this.discountMinor);
  }

  /**
   * A draft of an earlier version may be rounded in another way. A person has to see that, because a payer may have.
   * @throws ApiError conflict, with both totals, when the stored total is not that of the lines
   */
  assertAddsUp(): void {
    const storedMinor = this.totalMinor;
    this.addUp();
    if (this.totalMinor !== storedMinor) throw totalsDiffer(storedMinor, this.totalMinor, this);
  }

  /** @throws ApiError conflict unless it is a draft */
  finalize(number: string, at: Date): void {
    this.moveTo('finalized');
    this.addUp();
    this.number = number;
    this.finalizedAt = at;
  }

  /** @throws ApiError conflict when payments were applied to it, or when it is already void */
  void(reason: string | null, at: Date): void {
    if (this.amountPaidMinor > 0n) {
      throw stateConflict('Payments were applied to this invoice, so it cannot be voided. Refund them instead', this);
    }
    this.moveTo('voided');
    this.voidReason = reason;
    this.voidedAt = at;
  }

  /**
   * Changes the amount due of an open invoice without payments.
   * @throws ApiError invoice_already_paid when payments were applied or nothing remains, conflict after a credit note
   */
  changeDiscount(discountMinor: bigint): void {
    if (this.amountPaidMinor > 0n || this.amountRemainingMinor === 0n) throw alreadyPaid(this);
    if (this.creditedMinor > 0n) throw stateConflict('The discount cannot change after a credit note', this);
    this.discountMinor = discountMinor;
    this.addUp();
  }

  /** Replaces the address of the public page. The old address stops working immediately. */
  changePageKey(pageKey: string, at: Date): void {
    Object.assign(this, { pageKey, pageKeyChangedAt: at });
  }

  /** Caches the amounts from the ledger. */
  show(figures: InvoiceFigures): void {
    Object.assign(this, figures);
  }

  /** Called once by every write. */
  touch(actor: string, at: Date): void {
    this.version += 1;
    this.updatedBy = actor;
    this.updatedAt = at;
  }

  /** Amount of the credit notes: the amount due of a finalized invoice is lower than its total by this. */
  get creditedMinor(): bigint {
    return this.status === 'finalized' ? this.totalMinor - this.amountDueMinor : 0n;
  }

  /**
   * True when payments were made and nothing remains, even if refunded later. A full write-off does not count as
   * paid.
   */
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
