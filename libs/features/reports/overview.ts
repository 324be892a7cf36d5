import { Injectable } from '@nestjs/common';
import { BusinessProfiles, daysAfter } from '@remit/business-profile';
import { Database, type Scope } from '@remit/database';
import {
  type CollectionTime,
  type DayOfBooks,
  LedgerReportsRepository,
  type OpenSums,
  ReceivablesRepository,
} from '@remit/invoices';
import { type FailedAttempts, type MadeLinks, PaymentReportsRepository } from '@remit/payments';
import { daysBetween, type Period, periodOf, spanOf, startOf, startsOf } from './period';

/** Days from today for which payments are expected soon. */
const SOON_DAYS = 7;

/** How a business stands in one currency. Minor units. */
export interface CurrencyFigures {
  readonly currency: string;
  readonly open: OpenSums | undefined;
  /** At the beginning of the period. */
  readonly outstandingBefore: bigint;
  readonly overdueBefore: bigint;
  readonly now: MoneyMoved;
  readonly before: MoneyMoved;
  /** Collected on each day of the period. */
  readonly perDay: readonly bigint[];
  readonly collection: CollectionTime | undefined;
  readonly collectionBefore: CollectionTime | undefined;
  readonly links: MadeLinks | undefined;
  readonly linksBefore: MadeLinks | undefined;
}

interface MoneyMoved {
  readonly collectedMinor: bigint;
  readonly collectedCount: number;
  readonly refundedMinor: bigint;
  readonly refundedCount: number;
}

export interface Overview {
  readonly period: Period;
  readonly expectedUntil: string;
  readonly currencies: readonly CurrencyFigures[];
  readonly failedAttempts: readonly FailedAttempts[];
}

/** How a business stands: what it is owed, what it collected, and how fast. */
@Injectable()
export class OverviewReport {
  constructor(
    private readonly database: Database,
    private readonly profiles: BusinessProfiles,
    private readonly receivables: ReceivablesRepository,
    private readonly ledger: LedgerReportsRepository,
    private readonly payments: PaymentReportsRepository,
  ) {}

  /** @throws ApiError validation_error for a period that is none */
  async read(scope: Scope, asked: { from?: string; to?: string }): Promise<Overview> {
    return this.database.transaction(scope, async () => {
      const { timeZone } = await this.profiles.current();
      const period = periodOf(asked, timeZone, new Date());
      const { previous, today, from, to } = period;
      const expectedUntil = daysAfter(today, SOON_DAYS - 1);
      const [now, before] = [spanOf(period, timeZone), spanOf(previous, timeZone)];
      const open = await this.receivables.openSums({ today, expectedUntil, dueBefore: from });
      // Up to today, because what was owed at the start of the period is what is owed now, less what changed since.
      const days = await this.ledger.days(startsOf({ from: previous.from, to: today }, timeZone));
      const overdueChanges = await this.ledger.overdueChanges(now.from, from);
      const collections = await this.receivables.collectionTimes(before.from, now.from, startOf(timeZone, to, 1));
      const [links, linksBefore] = [await this.payments.links(now), await this.payments.links(before)];
      const failedAttempts = await this.payments.failedAttempts(now);
      const currencies = [...new Set([open, days, links].flat().map(({ currency }) => currency))].map((currency) => {
        const isIts = (row: { readonly currency: string }) => row.currency === currency;
        return {
          ...movedIn(days.filter(isIts), open.find(isIts), period),
          currency,
          overdueBefore: (open.find(isIts)?.dueBeforeMinor ?? 0n) - (overdueChanges.get(currency) ?? 0n),
          collection: collections.find((row) => isIts(row) && row.isLater),
          collectionBefore: collections.find((row) => isIts(row) && !row.isLater),
          links: links.find(isIts),
          linksBefore: linksBefore.find(isIts),
        };
      });
      return { period, expectedUntil, failedAttempts, currencies: currencies.sort(byUse) };
    });
  }
}

function movedIn(days: readonly DayOfBooks[], open: OpenSums | undefined, { from, to, previous }: Period) {
  const first = daysBetween(previous.from, from);
  const last = daysBetween(previous.from, to);
  const since = days.filter(({ day }) => day >= first);
  const perDay = Array.from({ length: last - first + 1 }, () => 0n);
  for (const { day, collectedMinor } of since) if (day <= last) perDay[day - first] = collectedMinor;
  return {
    open,
    outstandingBefore: (open?.totalMinor ?? 0n) - sumOf(since, 'owedMinor'),
    now: moneyMoved(since.filter(({ day }) => day <= last)),
    before: moneyMoved(days.filter(({ day }) => day < first)),
    perDay,
  };
}

function moneyMoved(days: readonly DayOfBooks[]): MoneyMoved {
  return {
    collectedMinor: sumOf(days, 'collectedMinor'),
    collectedCount: days.reduce((sum, { collectedCount }) => sum + collectedCount, 0),
    refundedMinor: sumOf(days, 'refundedMinor'),
    refundedCount: days.reduce((sum, { refundedCount }) => sum + refundedCount, 0),
  };
}

type Summed = 'collectedMinor' | 'refundedMinor' | 'owedMinor';

const sumOf = (days: readonly DayOfBooks[], member: Summed): bigint => days.reduce((sum, day) => sum + day[member], 0n);

/** The currency with most payments and open invoices first. */
function byUse(one: CurrencyFigures, other: CurrencyFigures): number {
  const use = ({ now, before, open }: CurrencyFigures) =>
    now.collectedCount + before.collectedCount + (open?.count ?? 0);
  return use(other) - use(one) || one.currency.localeCompare(other.currency);
}
