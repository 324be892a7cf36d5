import { CLOCK_SKEW_MS } from '@remit/invoice-sync';
import {
  type GatewayCharge,
  type GatewayCredentials,
  type GatewayInvoice,
  type GatewayLink,
  type GatewayPage,
  PaymentGateway,
} from '@remit/gateway';
import { ListEnd, type ListPosition } from './list-end';
import { type Mark, markIn } from './mark';

/** Maximum number of pages that are read of one list: 20,000 objects. */
const MOST_PAGES = 200;

/** Milliseconds before the moment at which reading ends. As far as is known, Nomod's lists are newest first. */
const MARGIN_MS = 24 * 3_600_000;

/** Tolerance in numbers. Invoices that are finalized at the same time may reach Nomod in another order. */
const NUMBERS_AT_ONCE = 50;

/** Derives the position of an object in its list. */
interface Order<T> {
  readonly placeOf: (object: T) => ListPosition | undefined;
  readonly tolerance: number;
}

type Query = Parameters<PaymentGateway['linkPage']>[1];

export interface MarkedObject<T> {
  readonly object: T;
  readonly mark: Mark;
}

/** Reads the objects of an account at Nomod that are newer than a moment. */
export class AccountReading {
  /** Reasons why the lists may hold more than was read. */
  readonly gaps = new Set<string>();

  constructor(
    private readonly gateway: PaymentGateway,
    private readonly credentials: GatewayCredentials,
    private readonly since: Date,
  ) {}

  /** Links with our mark. A link has no creation time, but the mark has one. */
  async links(): Promise<MarkedObject<GatewayLink>[]> {
    const page = (next: Query) => this.gateway.linkPage(this.credentials, next);
    return this.marked('links', page, { placeOf: ({ madeAt }) => at(madeAt), tolerance: CLOCK_SKEW_MS });
  }

  /**
   * Invoices with our mark. The mark is as old as the draft, which may have been finalized much later. The month of
   * the number is more precise.
   */
  async invoices(): Promise<MarkedObject<GatewayInvoice>[]> {
    const page = (next: Query) => this.gateway.invoicePage(this.credentials, next);
    return this.marked('invoices', page, { placeOf: placeOfNumber, tolerance: NUMBERS_AT_ONCE });
  }

  /** Charges that were made since the moment, and all refunded charges: a refund has no creation time. */
  async charges(): Promise<GatewayCharge[]> {
    const page = (next: Query) => this.gateway.chargePage(this.credentials, next);
    const order = { placeOf: ({ created }: GatewayCharge) => at(created), tolerance: CLOCK_SKEW_MS };
    const found = await this.read('charges', page, order);
    const recent = found.filter(({ created }) => created >= this.since);
    for (const status of ['refunded', 'partially_refunded'] as const) {
      const refunded = (next: Query) => this.gateway.chargePage(this.credentials, next, { status });
      recent.push(...(await this.read('refunded charges', refunded)));
    }
    return [...new Map(recent.map((charge) => [charge.id, charge])).values()];
  }

  private async marked<T extends { id: string; title: string | null; note: string | null }>(
    what: string,
    page: (next: Query) => Promise<GatewayPage<T>>,
    { placeOf, tolerance }: Order<Mark>,
  ): Promise<MarkedObject<T>[]> {
    const placeOfObject = (object: T) => {
      const mark = markIn(object);
      return mark && placeOf(mark);
    };
    const found = await this.read(what, page, { placeOf: placeOfObject, tolerance });
    return found.flatMap((object) => {
      const mark = markIn(object);
      return mark ? [{ object, mark }] : [];
    });
  }

  /**
   * Reads a list to its end. In a list that is newest first, as far as that is known, it stops after a page of old
   * objects.
   * @throws GatewayError, GatewayBusy
   */
  private async read<T extends { id: string }>(
    what: string,
    page: (next: Query) => Promise<GatewayPage<T>>,
    { placeOf, tolerance }: Order<T> = { placeOf: () => undefined, tolerance: 0 },
  ): Promise<T[]> {
    const end = new ListEnd(this.since.getTime() - MARGIN_MS, tolerance);
    const found = new Map<string, T>();
    let next: Query;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const { items, unreadable, next: after } = await page(next);
      for (const { id, reason } of unreadable)
        this.gaps.add(`${id ?? 'A row without an id'} cannot be read: ${reason}`);
      const before = found.size;
      for (const item of items) found.set(item.id, item);
      const isPast = end.isPast(items.flatMap((item) => placeOf(item) ?? []));
      if (after === null || isPast) return [...found.values()];
      if (found.size === before) {
        this.gaps.add(`Nomod returned the same ${what} again`);
        return [...found.values()];
      }
      next = after;
    }
    this.gaps.add(`Nomod has more ${what} than Remit reads at once. Use a later --since`);
    return [...found.values()];
  }
}

const at = (time: Date): ListPosition => ({ time: time.getTime(), order: time.getTime() });

/** An invoice that is numbered in a month is not finalized after that month. */
function placeOfNumber({ number, madeAt }: Mark): ListPosition | undefined {
  const [, year, month, sequence] = /^INV-(\d{4})(\d{2})-(\d+)$/.exec(number ?? '') ?? [];
  if (!year || !month) return undefined;
  const endOfMonth = Date.UTC(Number(year), Number(month));
  return { time: Math.max(endOfMonth, madeAt.getTime()), order: Number(year + month) * 1e8 + Number(sequence) };
}
