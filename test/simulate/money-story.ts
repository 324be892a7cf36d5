import { formatMoney, parseMoney } from '@remit/money';
import { eventually, WaitedTooLong } from '../support/probe';
import type { InvoiceAnswer, PaymentAnswer, SandboxCharge } from './answers';
import type { MoneyDesk } from './money-desk';
import { type ModelCharge, MoneyModel, picked } from './money-model';
import { NotYetAgreed } from './not-yet-agreed';
import { equalsNomod } from './oracle/equals-nomod';

/** A payer's behaviour: percentage of the requested amount that is paid, and extra amounts in minor units. */
export interface PayerHabit {
  readonly share?: number;
  readonly tip?: number;
  readonly fee?: number;
  readonly tax?: number;
  readonly convert?: boolean;
  readonly foreign?: boolean;
}

/** Milliseconds for one check on a busy machine, without waiting for further work. */
const SECOND_LOOK_MS = 2_000;

/** A key that Nomod refused is retried after ten seconds, then at growing intervals. */
const patienceWith = ({ mayBeRefused }: MoneyDesk): number => (mayBeRefused ? 90_000 : 30_000);

const NOMOD_DID_NOT_TELL: ReadonlySet<number> = new Set([502, 504]);

const FOREIGN = 'GBP';
const RATE = '2';

interface Link {
  readonly paymentId: string;
  readonly id: string;
  /** Path in the sandbox's control API: a link, or the invoice that was pushed. */
  readonly path: string;
  readonly askedMinor: bigint;
}

/** One invoice and all acts on it. Each act is applied to the server, the sandbox and the model alike. */
export class MoneyStory {
  readonly links: Link[] = [];
  readonly model: MoneyModel;
  readonly begunAt = Date.now();
  /** Charges of the same account that are unrelated to the invoice. */
  readonly foreign: SandboxCharge[] = [];
  /** Equal invoices of the same customer. */
  readonly twins: MoneyStory[] = [];
  /** Equal invoices of another environment on the same account. */
  readonly nextDoor: MoneyStory[] = [];
  /** Control API paths of the objects that are served in an odd form. */
  readonly odd: string[] = [];
  /** False after an act whose expected result only Nomod's facts determine. */
  isModelled = true;

  private constructor(
    readonly desk: MoneyDesk,
    readonly invoice: InvoiceAnswer,
  ) {
    this.model = new MoneyModel(invoice.currency, parseMoney(invoice.amount_due, invoice.currency));
  }

  static async begin(desk: MoneyDesk, currency: string, dueMinor: bigint, customerId?: string): Promise<MoneyStory> {
    return new MoneyStory(desk, await desk.openInvoice(currency, formatMoney(dueMinor, currency), customerId));
  }

  /**
   * Like `begin`, and waits for the URL of the invoice. Requests are refused while the invoice is being pushed to
   * Nomod.
   */
  static async beginPushed(
    desk: MoneyDesk,
    currency: string,
    dueMinor: bigint,
    customerId?: string,
  ): Promise<MoneyStory> {
    const story = await MoneyStory.begin(desk, currency, dueMinor, customerId);
    // On Nomod's own page, a tip or a different amount may require a person's decision.
    story.isModelled = false;
    await eventually('the URL of the invoice', () => story.requestLink(), {
      until: () => story.links.length > 0,
      timeoutMs: patienceWith(desk),
      intervalMs: 200,
    });
    return story;
  }

  /**
   * Requests a link over the amount that the server reports as due. Refusals are fine: the invoice may be paid, void
   * or changing.
   */
  async requestLink(): Promise<void> {
    const { amount_remaining } = await this.desk.invoice(this.invoice.id);
    if (parseMoney(amount_remaining, this.model.currency) === 0n) return;
    const { status, body } = await this.desk.requestLink(this.invoice, amount_remaining);
    // An object in an odd form may hide that an earlier link is closed.
    const mayNotKnow = (!this.isModelled || this.desk.mayBeRefused) && NOMOD_DID_NOT_TELL.has(status);
    if (status >= 500 && !mayNotKnow) throw new Error(`A link request answered ${status}: ${JSON.stringify(body)}`);
    if (status >= 300 || this.links.some((link) => link.id === body.gateway_tracking_id)) return;
    const id = body.gateway_tracking_id ?? '';
    this.links.push({
      paymentId: body.id,
      id,
      path: `${body.payment_url?.includes('/en/i/') ? '/invoices' : '/links'}/${id}`,
      askedMinor: parseMoney(body.amount, body.currency),
    });
  }

  /** @param force pays a link that is used up or disabled, like a payer who already had the page open */
  async pay(which: number, habit: PayerHabit = {}, force = false): Promise<SandboxCharge | undefined> {
    const link = picked(this.links, which);
    if (!link) return undefined;
    const { currency } = this.model;
    const { share = 100, tip = 0, fee = 0, tax = 0, convert = false, foreign = false } = habit;
    const ownMinor = (link.askedMinor * BigInt(share)) / 100n;
    const { status, body } = await this.desk.tryNomod<SandboxCharge>('POST', `${link.path}/pay`, {
      amount: formatMoney(ownMinor, foreign ? FOREIGN : currency),
      tip: formatMoney(BigInt(tip), currency),
      service_fee: formatMoney(BigInt(fee), currency),
      tax: formatMoney(BigInt(tax), currency),
      ...(convert && { convert: { currency: FOREIGN, rate: RATE } }),
      ...(foreign && { currency: FOREIGN }),
      force,
    });
    if (status === 409) return undefined;
    if (status !== 200) throw new Error(`Paying answered ${status}: ${JSON.stringify(body)}`);
    const extras = BigInt(tip + fee + tax);
    const isForeign = foreign && currency !== FOREIGN;
    this.model.charges.push({
      id: body.id,
      foreignCurrency: isForeign ? FOREIGN : null,
      ownMinor: isForeign ? parseMoney(body.total, FOREIGN) : ownMinor,
      extrasMinor: isForeign ? 0n : extras,
      refundedMinor: 0n,
    });
    return body;
  }

  async decline(which: number): Promise<void> {
    const link = picked(this.links, which);
    if (link) await this.desk.tryNomod('POST', `${link.path}/decline`);
  }

  async payOffline(share: number): Promise<void> {
    const amountMinor = (this.model.owedMinor * BigInt(share)) / 100n;
    if (amountMinor === 0n) return;
    const { status, body } = await this.desk.payOffline(this.invoice, this.model.money(amountMinor));
    if (status === 201) this.model.offline.push({ paymentId: body.id, amountMinor, refundedMinor: 0n });
    else if (status >= 500) throw new Error(`An offline payment answered ${status}: ${JSON.stringify(body)}`);
  }

  async void(): Promise<void> {
    const { status, body } = await this.desk.call('POST', `/invoices/${this.invoice.id}/void`, {});
    if (status === 200) this.model.isVoided = true;
    else if (status !== 409) throw new Error(`A void answered ${status}: ${JSON.stringify(body)}`);
    else if (!this.model.isVoided && this.model.takenMinor === 0n)
      throw new Error(`The void of an unpaid invoice was refused: ${JSON.stringify(body)}`);
  }

  /** A clerk refunds the rest of a payment or half of it through the API. */
  async refund(which: number, whole: boolean): Promise<void> {
    const paid = (await this.desk.payments(this.invoice.id)).filter((payment) => refundable(payment) > 0n);
    const payment = picked(paid, which);
    if (!payment) return;
    const chargeId = payment.gateway_payment_id;
    const isConverted = chargeId !== null && (await this.desk.charge(chargeId)).original_currency !== null;
    const left = refundable(payment);
    const amount = whole || isConverted || left < 2n ? undefined : formatMoney(left / 2n, payment.currency);
    const { status, body } = await this.desk.refund(payment.id, amount);
    if (status === 200) this.recordRefund(payment, body);
    else if (![400, 409, 502].includes(status)) throw new Error(`A refund answered ${status}: ${JSON.stringify(body)}`);
  }

  /** A colleague refunds in Nomod's dashboard. */
  async refundAtNomod(which: number, whole: boolean): Promise<void> {
    const charge = picked(this.model.charges, which);
    if (!charge) return;
    const left = charge.ownMinor + charge.extrasMinor - charge.refundedMinor;
    if (left < 2n) return;
    const real = await this.desk.charge(charge.id);
    const isWhole = whole || real.original_currency !== null;
    const amountMinor = isWhole ? left : left / 2n;
    const body = isWhole ? {} : { amount: formatMoney(amountMinor, charge.foreignCurrency ?? this.model.currency) };
    await this.desk.tryNomod('POST', `/charges/${charge.id}/refund`, body);
    // If unchanged, the refund was refused, or accepted but is not shown yet.
    if ((await this.desk.charge(charge.id)).refund_total !== real.refund_total) charge.refundedMinor += amountMinor;
  }

  async dispute(which: number): Promise<void> {
    const charge = picked(this.model.charges, which);
    if (charge) await this.desk.nomod('POST', `/charges/${charge.id}/dispute`);
  }

  /** Checks every link at Nomod, like a clerk who was told of a missing payment. */
  async lookUp(): Promise<void> {
    if (this.isModelled && !this.desk.pushes && !this.desk.mayBeRefused) {
      for (const link of this.links) await this.desk.check(link.paymentId);
      return;
    }
    for (const { invoice } of [this, ...this.twins])
      for (const { id, payment_method_type } of await this.desk.payments(invoice.id))
        if (payment_method_type !== 'offline') await this.desk.tryCheck(id);
  }

  /** Looks up facts that no webhook reported, and waits until all books agree. */
  async agrees(): Promise<void> {
    await this.lookUp();
    if (this.isModelled) await this.converges();
    else await this.equalsNomod();
    for (const other of this.nextDoor) await other.agrees();
  }

  /**
   * Waits until the figures of this invoice and its twins equal Nomod's.
   * @throws NotYetAgreed after the time limit
   */
  private async equalsNomod(timeoutMs = patienceWith(this.desk)): Promise<void> {
    const invoiceIds = new Set([this, ...this.twins].map(({ invoice }) => invoice.id));
    const within = (ms: number) => equalsNomod(this.desk, { invoiceIds }, ms);
    await within(timeoutMs).catch((error: unknown) => {
      throw error instanceof WaitedTooLong ? new NotYetAgreed(error, () => within(SECOND_LOOK_MS)) : error;
    });
  }

  /**
   * Waits until the invoice and its payments equal the model.
   * @throws NotYetAgreed after the time limit
   */
  async converges(timeoutMs = patienceWith(this.desk)): Promise<void> {
    await this.agreesWithin(timeoutMs).catch((error: unknown) => {
      throw error instanceof WaitedTooLong ? new NotYetAgreed(error, () => this.agreesWithin(SECOND_LOOK_MS)) : error;
    });
  }

  private async agreesWithin(timeoutMs: number): Promise<void> {
    const expected = this.model.expected();
    await eventually(
      `invoice ${this.invoice.id} to be ${JSON.stringify(expected)}`,
      async () => pick(await this.desk.invoice(this.invoice.id), Object.keys(expected)),
      { until: (seen) => JSON.stringify(seen) === JSON.stringify(expected), timeoutMs, intervalMs: 150 },
    );
    await eventually('the payments to be what was paid', () => this.paymentsAgree(), { timeoutMs, intervalMs: 150 });
    for (const charge of this.model.charges) await this.agreesWithNomod(charge);
  }

  private async paymentsAgree(): Promise<boolean> {
    const payments = await this.desk.payments(this.invoice.id);
    for (const charge of this.model.charges) agree(charge, payments);
    const taken = payments.filter(({ gateway_payment_id }) => gateway_payment_id !== null);
    if (taken.length === this.model.charges.length) return true;
    throw new Error(`${taken.length} payments for ${this.model.charges.length} charges: ${JSON.stringify(taken)}`);
  }

  private async agreesWithNomod(charge: ModelCharge): Promise<void> {
    const { total, refund_total, currency, original_currency } = await this.desk.charge(charge.id);
    const totalMinor = charge.ownMinor + charge.extrasMinor;
    const seen = [total, refund_total].map((amount) => parseMoney(amount, currency));
    const isWhole = original_currency === null;
    // A converted charge can only be refunded in full.
    const expected = isWhole ? [totalMinor, charge.refundedMinor] : [seen[0], charge.refundedMinor > 0n ? seen[0] : 0n];
    if (String(seen) !== String(expected))
      throw new Error(`Charge ${charge.id} took and gave back ${String(seen)} at Nomod instead of ${String(expected)}`);
  }

  private recordRefund(before: PaymentAnswer, after: PaymentAnswer): void {
    const refundedMinor = parseMoney(after.refunded_amount, after.currency);
    const charge = this.model.charges.find(({ id }) => id === before.gateway_payment_id);
    const offline = this.model.offline.find(({ paymentId }) => paymentId === before.id);
    if (charge) charge.refundedMinor = refundedMinor;
    else if (offline) offline.refundedMinor = refundedMinor;
    else throw new Error(`A refund of a payment that nobody made: ${JSON.stringify(after)}`);
  }
}

const refundable = ({ captured_amount, extras_amount, refunded_amount, currency }: PaymentAnswer): bigint =>
  parseMoney(captured_amount, currency) + parseMoney(extras_amount, currency) - parseMoney(refunded_amount, currency);

function agree(charge: ModelCharge, payments: PaymentAnswer[]): void {
  const [payment, ...more] = payments.filter(({ gateway_payment_id }) => gateway_payment_id === charge.id);
  if (!payment || more.length > 0)
    throw new Error(`${more.length + (payment ? 1 : 0)} payments for charge ${charge.id}`);
  const { currency } = payment;
  const seen = [payment.captured_amount, payment.extras_amount, payment.refunded_amount];
  const expected = [charge.ownMinor, charge.extrasMinor, charge.refundedMinor].map((minor) =>
    formatMoney(minor, currency),
  );
  if (JSON.stringify(seen) !== JSON.stringify(expected))
    throw new Error(
      `Payment ${payment.id} took, added and gave back ${seen.join(', ')} instead of ${expected.join(', ')}`,
    );
}

function pick(object: object, keys: string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, object[key as keyof typeof object]]));
}
