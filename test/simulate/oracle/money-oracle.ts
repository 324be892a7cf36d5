import { ulidsIn } from '@remit/database';
import { formatMoney, parseMoney } from '@remit/money';
import type { InvoiceAnswer, PaymentAnswer } from '../answers';
import { explains } from './explained';
import type { NomodTruth, TrueCharge, TrueObject } from './nomod-truth';
import type { RemitBooks } from './remit-books';

export type DifferenceKind =
  | 'not_recorded'
  | 'recorded_twice'
  | 'wrong_invoice'
  | 'not_ours'
  | 'amount'
  | 'refund'
  | 'dispute'
  | 'invoice_figures'
  | 'payable_though_closed'
  | 'payable_twice'
  | 'asks_another_amount'
  | 'url_of_no_use'
  | 'page_details';

/** A statement of Remit that does not match Nomod. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly invoiceId: string | null;
  readonly paymentId: string | null;
  readonly chargeId: string | null;
  /** Lists do not even contain the charge's id. */
  readonly isNameless: boolean;
  readonly text: string;
}

/**
 * The checked property: for every payment and invoice our figures equal Nomod's facts, or an open row names the
 * difference.
 * @param matched the clerk's matches: the paid invoice by charge
 * @returns the differences that no open row names
 */
export function unexplained(
  truth: NomodTruth,
  books: RemitBooks,
  matched: ReadonlyMap<string, string> = new Map(),
): Difference[] {
  const found = new MoneyOracle(truth, books, matched).differences();
  return found.filter((difference) => !books.rows.some((row) => explains(row, difference)));
}

/**
 * Compares Nomod's facts with Remit's data. It knows neither the acts of the run nor how Remit computes its figures.
 */
class MoneyOracle {
  private readonly found: Difference[] = [];
  private readonly charges: ReadonlyMap<string, TrueCharge>;
  private readonly objects: ReadonlyMap<string, TrueObject>;
  private readonly payments: ReadonlyMap<string, PaymentAnswer>;
  private readonly invoices: ReadonlyMap<string, InvoiceAnswer>;

  constructor(
    private readonly truth: NomodTruth,
    private readonly books: RemitBooks,
    private readonly matched: ReadonlyMap<string, string>,
  ) {
    this.charges = byId(truth.charges);
    this.objects = byId(truth.objects);
    this.payments = byId(books.payments);
    this.invoices = byId(books.invoices);
  }

  differences(): Difference[] {
    for (const charge of this.truth.charges) this.compareCharge(charge);
    for (const payment of this.books.payments) this.comparePayment(payment);
    for (const invoice of this.books.invoices) {
      this.compareFigures(invoice);
      this.comparePayable(invoice);
    }
    return this.found;
  }

  /** Money on one of our objects is recorded once, on its invoice. */
  private compareCharge(charge: TrueCharge): void {
    const owner = this.ownerOf(charge);
    if (!owner) return;
    const [payment, ...more] = this.books.payments.filter(({ gateway_payment_id }) => gateway_payment_id === charge.id);
    if (!payment) this.add('not_recorded', { charge, invoiceId: owner }, `of ${owner} is on no payment`);
    for (const again of more) this.add('recorded_twice', { charge, payment: again }, 'is on a second payment');
  }

  /** A payment with a charge shows the charge's taken and refunded amounts, and belongs to the charge's invoice. */
  private comparePayment(payment: PaymentAnswer): void {
    const { gateway_payment_id: chargeId, destination_id: invoiceId, currency } = payment;
    if (chargeId === null) return;
    const charge = this.charges.get(chargeId);
    if (payment.error_code === 'charge_lost') return this.compareLost(payment, charge);
    if (!charge) return this.add('not_ours', { payment }, `holds charge ${chargeId}, which took no money`);
    const owner = this.ownerOf(charge);
    if (!owner) this.add('not_ours', { payment, charge }, `of something else is on ${payment.id} of ${invoiceId}`);
    else if (owner !== invoiceId && !this.areAlike(owner, invoiceId))
      this.add('wrong_invoice', { payment, charge }, `of ${owner} is on ${invoiceId}`);
    const { own, extras, refunded } = figuresOf(payment);
    if (currency !== charge.currency || own + extras !== charge.totalMinor)
      this.add(
        'amount',
        { payment, charge },
        `took ${shown(charge.totalMinor, charge)}, not ${shown(own + extras, payment)}`,
      );
    else if (charge.extrasMinor?.includes(extras) === false)
      this.add(
        'amount',
        { payment, charge },
        `took ${charge.extrasMinor.map((each) => shown(each, charge)).join(' or ')} on top, not ${shown(extras, payment)}`,
      );
    if (refunded !== charge.refundedMinor)
      this.add(
        'refund',
        { payment, charge },
        `gave back ${shown(charge.refundedMinor, charge)}, not ${shown(refunded, payment)}`,
      );
    if (payment.disputed !== charge.isDisputed)
      this.add('dispute', { payment, charge }, `is ${charge.isDisputed ? '' : 'not '}disputed`);
  }

  /** Money that a person declared lost does not count, and Nomod must not have it. */
  private compareLost(payment: PaymentAnswer, charge: TrueCharge | undefined): void {
    const { own, extras, refunded } = figuresOf(payment);
    const isThere = charge && !charge.isDisputed && charge.refundedMinor < charge.totalMinor;
    if (isThere || own + extras !== refunded)
      this.add('amount', { payment, charge }, `of ${payment.id} is called lost, and ${isThere ? 'is not' : 'counts'}`);
  }

  /** The invoice's figures are the sums of its payments. */
  private compareFigures(invoice: InvoiceAnswer): void {
    const { currency } = invoice;
    const counting = this.books.payments.filter(
      (payment) => payment.destination_id === invoice.id && payment.currency === currency,
    );
    const isVoid = invoice.invoice_status === 'voided';
    const sum = (amount: (payment: PaymentAnswer) => bigint) =>
      counting.reduce((total, payment) => total + amount(payment), 0n);
    const minor = (amount: string) => parseMoney(amount, currency);
    const taken = isVoid ? 0n : sum((payment) => minor(payment.captured_amount));
    const refunded = sum((payment) => smaller(minor(payment.refunded_amount), minor(payment.captured_amount)));
    const due = minor(invoice.amount_due);
    const expected = {
      amount_paid: formatMoney(taken, currency),
      amount_remaining: formatMoney(isVoid || taken > due ? 0n : due - taken, currency),
      refunded_amount: formatMoney(refunded, currency),
    };
    const { amount_paid, amount_remaining, refunded_amount } = invoice;
    const seen = { amount_paid, amount_remaining, refunded_amount };
    if (JSON.stringify(seen) !== JSON.stringify(expected))
      this.add(
        'invoice_figures',
        { invoiceId: invoice.id },
        `${JSON.stringify(seen)}, not ${JSON.stringify(expected)}`,
      );
  }

  /**
   * A paid or void invoice cannot be paid at Nomod, an open invoice can be paid once, and every shown URL can be
   * paid.
   */
  private comparePayable(invoice: InvoiceAnswer): void {
    const payable = this.truth.objects.filter((object) => object.isPayable && this.invoiceOf(object) === invoice.id);
    const isClosed =
      invoice.invoice_status === 'voided' || parseMoney(invoice.amount_remaining, invoice.currency) === 0n;
    const of = { invoiceId: invoice.id };
    const names = payable.map(({ id }) => id).join(', ');
    if (isClosed && payable.length > 0) this.add('payable_though_closed', of, `is closed and payable by ${names}`);
    else if (payable.length > 1) this.add('payable_twice', of, `is payable by ${names}`);
    for (const { id, currency, amountMinor } of isClosed ? [] : payable)
      if (currency !== invoice.currency || amountMinor !== parseMoney(invoice.amount_remaining, invoice.currency))
        this.add('asks_another_amount', of, `is asked for ${amountMinor} ${currency} by ${id}`);
    for (const page of isClosed ? [] : payable) this.comparePage(invoice, page);
    for (const payment of this.books.payments) {
      if (payment.destination_id !== invoice.id || payment.payment_url === null) continue;
      const object = this.objects.get(payment.gateway_tracking_id ?? '');
      if (payment.payment_status === 'pending' && !object?.isPayable)
        this.add('url_of_no_use', { payment }, `hands out ${String(object?.id)}, which cannot be paid`);
    }
  }

  /** The payer sees these details: the due date and the addressee. */
  private comparePage({ id, due_date, customer }: InvoiceAnswer, { page }: TrueObject): void {
    if (!page) return;
    const said = [page.dueDate, page.email?.toLowerCase()];
    const known = [due_date?.slice(0, 10), customer?.email?.toLowerCase()];
    if (String(said) !== String(known))
      this.add('page_details', { invoiceId: id }, `is due and addressed ${String(said)}, not ${String(known)}`);
  }

  /** The invoice in the clerk's match; otherwise the one whose id the charge's link or invoice was made with. */
  private ownerOf(charge: TrueCharge): string | undefined {
    const said = this.matched.get(charge.id);
    if (said !== undefined) return said;
    const object = this.objects.get(charge.objectId ?? '');
    return object && this.invoiceOf(object);
  }

  private invoiceOf({ firstTexts }: TrueObject): string | undefined {
    const ofUlid = (ulid: string) =>
      this.invoices.get(`inv_${ulid}`)?.id ?? this.payments.get(`pay_${ulid}`)?.destination_id;
    return ulidsIn(firstTexts)
      .map(ofUlid)
      .find((owner) => owner !== undefined);
  }

  /** Equal bills of one customer are interchangeable: their charges cannot be told apart, and a swap harms nobody. */
  private areAlike(one: string, other: string): boolean {
    const facesOf = (invoiceId: string) =>
      this.truth.objects
        .filter((object) => object.customerId !== null && this.invoiceOf(object) === invoiceId)
        .map(({ customerId, currency, amountMinor }) => `${customerId} ${currency} ${amountMinor}`);
    const faces = new Set(facesOf(one));
    return facesOf(other).some((face) => faces.has(face));
  }

  private add(
    kind: DifferenceKind,
    about: { charge?: TrueCharge; payment?: PaymentAnswer; invoiceId?: string },
    text: string,
  ): void {
    const { charge, payment, invoiceId = payment?.destination_id ?? null } = about;
    const subject = charge ? `charge ${charge.id}` : payment ? `payment ${payment.id}` : `invoice ${invoiceId}`;
    this.found.push({
      kind,
      invoiceId,
      paymentId: payment?.id ?? null,
      chargeId: charge?.id ?? payment?.gateway_payment_id ?? null,
      isNameless: charge?.isNameless ?? false,
      text: `${kind}: ${subject} ${text}`,
    });
  }
}

function byId<T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

function figuresOf({ currency, captured_amount, extras_amount, refunded_amount }: PaymentAnswer) {
  const minor = (amount: string) => parseMoney(amount, currency);
  return { own: minor(captured_amount), extras: minor(extras_amount), refunded: minor(refunded_amount) };
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const shown = (minor: bigint, { currency }: { readonly currency: string }): string =>
  `${currency} ${formatMoney(minor, currency)}`;
