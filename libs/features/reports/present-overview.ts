import { daysAfter } from '@remit/business-profile';
import type { AgedDebt, CollectionTime } from '@remit/invoices';
import { formatMoney } from '@remit/money';
import type { AgedResponse, CurrencyOverview, OverviewResponse } from './dto/overview-response.dto';
import type { CurrencyFigures, Overview } from './overview';

const SECONDS_A_DAY = 86_400;

export const presentOverview = ({
  period: { timeZone, from, to, previous },
  expectedUntil,
  currencies,
  failedAttempts,
}: Overview): OverviewResponse => ({
  time_zone: timeZone,
  from,
  to,
  previous: { ...previous },
  expected_until: expectedUntil,
  currencies: currencies.map((figures) => presentCurrency(figures, from)),
  failed_attempts: failedAttempts.map(({ reason, count }) => ({ reason, count })),
});

const NOTHING: AgedDebt = {
  notDueMinor: 0n,
  to30Minor: 0n,
  to60Minor: 0n,
  to90Minor: 0n,
  over90Minor: 0n,
  totalMinor: 0n,
};

function presentCurrency(figures: CurrencyFigures, from: string): CurrencyOverview {
  const { currency, open, now, before, links, linksBefore } = figures;
  const money = (minor: bigint) => formatMoney(minor, currency);
  const { totalMinor, notDueMinor } = open ?? NOTHING;
  return {
    currency,
    outstanding: money(totalMinor),
    outstanding_count: open?.count ?? 0,
    previous_outstanding: money(figures.outstandingBefore),
    overdue: money(totalMinor - notDueMinor),
    overdue_count: open?.overdueCount ?? 0,
    previous_overdue: money(figures.overdueBefore),
    expected: money(open?.expectedMinor ?? 0n),
    expected_count: open?.expectedCount ?? 0,
    collected: money(now.collectedMinor),
    collected_count: now.collectedCount,
    previous_collected: money(before.collectedMinor),
    refunded: money(now.refundedMinor),
    refunded_count: now.refundedCount,
    previous_refunded: money(before.refundedMinor),
    collected_by_day: figures.perDay.map((minor, index) => ({ day: daysAfter(from, index), amount: money(minor) })),
    aging: presentAged(open ?? NOTHING, currency),
    collection_time: {
      median_days: medianDays(figures.collection),
      invoices: figures.collection?.count ?? 0,
      previous_median_days: medianDays(figures.collectionBefore),
    },
    links: {
      made: links?.made ?? 0,
      paid: links?.paid ?? 0,
      open: links?.open ?? 0,
      ended: links?.ended ?? 0,
      previous_made: linksBefore?.made ?? 0,
      previous_paid: linksBefore?.paid ?? 0,
    },
  };
}

export function presentAged(debt: AgedDebt, currency: string): AgedResponse {
  const money = (minor: bigint) => formatMoney(minor, currency);
  return {
    not_due: money(debt.notDueMinor),
    days_1_30: money(debt.to30Minor),
    days_31_60: money(debt.to60Minor),
    days_61_90: money(debt.to90Minor),
    days_over_90: money(debt.over90Minor),
    total: money(debt.totalMinor),
  };
}

/** With one digit after the point. */
const medianDays = (time: CollectionTime | undefined): number | null =>
  time ? Math.round((time.medianSeconds / SECONDS_A_DAY) * 10) / 10 : null;
