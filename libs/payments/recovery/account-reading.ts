import {
  type NomodCharge,
  NomodClient,
  type NomodCredentials,
  type NomodInvoice,
  type NomodLink,
  type NomodPage,
} from '@remit/nomod';
import { type Mark, markIn } from './mark';

/** Pages of one list that are read at most: 20,000 objects. */
const MOST_PAGES = 200;

/** Nomod's lists are newest first as far as is known: reading ends this long before the moment, in milliseconds. */
const MARGIN_MS = 24 * 3_600_000;

type Query = Parameters<NomodClient['linkPage']>[1];

export interface Marked<T> {
  readonly object: T;
  readonly mark: Mark;
}

/** What an account at Nomod holds that is newer than a moment. */
export class AccountReading {
  /** Why the lists may hold more than was read. */
  readonly gaps = new Set<string>();

  constructor(
    private readonly nomod: NomodClient,
    private readonly credentials: NomodCredentials,
    private readonly since: Date,
  ) {}

  /** Links with our mark. A link does not tell when it was made; the mark does. */
  async links(): Promise<Marked<NomodLink>[]> {
    return this.marked('links', (next) => this.nomod.linkPage(this.credentials, next));
  }

  /** Invoices with our mark, which is as old as their draft: old ones may have been finalized lately. */
  async invoices(): Promise<Marked<NomodInvoice>[]> {
    return this.marked('invoices', (next) => this.nomod.invoicePage(this.credentials, next));
  }

  /** Charges that were made since, and all that were refunded: a refund does not tell when it was made. */
  async charges(): Promise<NomodCharge[]> {
    const isOld = ({ created }: NomodCharge) => created.getTime() < this.since.getTime() - MARGIN_MS;
    const found = await this.read('charges', (next) => this.nomod.chargePage(this.credentials, next), isOld);
    const recent = found.filter(({ created }) => created >= this.since);
    for (const status of ['refunded', 'partially_refunded'] as const) {
      const page = (next: Query) => this.nomod.chargePage(this.credentials, next, { status });
      recent.push(...(await this.read('refunded charges', page, () => false)));
    }
    return [...new Map(recent.map((charge) => [charge.id, charge])).values()];
  }

  private async marked<T extends { id: string; title: string | null; note: string | null; created?: Date | null }>(
    what: string,
    page: (next: Query) => Promise<NomodPage<T>>,
  ): Promise<Marked<T>[]> {
    const isOld = (object: T) => {
      const madeAt = object.created ?? markIn(object)?.madeAt;
      return madeAt !== undefined && madeAt.getTime() < this.since.getTime() - MARGIN_MS;
    };
    const found = await this.read(what, page, isOld);
    return found.flatMap((object) => {
      const mark = markIn(object);
      return mark ? [{ object, mark }] : [];
    });
  }

  /** Reads to the end, or until a whole page is old. @throws NomodError, GatewayBusy */
  private async read<T extends { id: string }>(
    what: string,
    page: (next: Query) => Promise<NomodPage<T>>,
    isOld: (object: T) => boolean,
  ): Promise<T[]> {
    const found = new Map<string, T>();
    let next: Query;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const { items, unreadable, next: after } = await page(next);
      for (const { id, reason } of unreadable)
        this.gaps.add(`${id ?? 'A row without an id'} cannot be read: ${reason}`);
      const before = found.size;
      for (const item of items) found.set(item.id, item);
      if (after === null || (items.length > 0 && items.every(isOld))) return [...found.values()];
      if (found.size === before) {
        this.gaps.add(`Nomod names the same ${what} again`);
        return [...found.values()];
      }
      next = after;
    }
    this.gaps.add(`Nomod has more ${what} than are read at once: give a later --since`);
    return [...found.values()];
  }
}
