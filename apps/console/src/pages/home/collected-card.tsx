import Decimal from 'decimal.js';
import { Text } from '@mantine/core';
import type { CSSProperties } from 'react';
import type { CurrencyOverview } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/home';
import { formatCalendarDay, formatMoney } from '../../ui/format';
import { Card } from '../../ui/page';

type Collected = CurrencyOverview['collected_by_day'];

interface Step {
  first: string;
  last: string;
  sum: Decimal;
}

/** Days up to which each day has its own bar, and each week. */
const MOST_DAILY = 31;
const MOST_WEEKLY = 190;

/** Labels below the chart, at most. */
const MOST_LABELS = 6;

/** Collected money as bars: of days, of weeks, or of months. */
export function CollectedCard({ figures }: { figures: CurrencyOverview }) {
  const { t, locale } = useI18n();
  const { currency, collected_by_day: days } = figures;
  const [title, steps] =
    days.length <= MOST_DAILY
      ? (['home.perDay', days.map(({ day, amount }) => ({ first: day, last: day, sum: new Decimal(amount) }))] as const)
      : days.length <= MOST_WEEKLY
        ? (['home.perWeek', grouped(days, (_, index) => String(Math.floor(index / 7)))] as const)
        : (['home.perMonth', grouped(days, (day) => day.slice(0, 7))] as const);
  const most = Decimal.max(0, ...steps.map(({ sum }) => sum));
  const digits = days[0]?.amount.split('.')[1]?.length ?? 0;
  const money = (sum: Decimal) => formatMoney(sum.toFixed(digits), currency, locale);
  const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const spanOf = ({ first, last }: Step) =>
    first === last
      ? formatCalendarDay(first, locale)
      : `${formatCalendarDay(first, locale)} – ${formatCalendarDay(last, locale)}`;
  const labelEvery = Math.ceil(steps.length / MOST_LABELS);
  return (
    <Card title={t(title)}>
      {most.isZero() ? (
        <Text c="dimmed" size="sm">
          {t('home.perDay.none')}
        </Text>
      ) : (
        <div className="trend">
          <span className="trend-most" aria-hidden>
            <bdi>{money(most)}</bdi>
          </span>
          <ol className="trend-bars" aria-label={t(title)}>
            {steps.map((step, index) => (
              <li key={step.first} title={`${spanOf(step)}: ${money(step.sum)}`}>
                <span
                  className="trend-bar"
                  data-zero={step.sum.isZero() || undefined}
                  style={{ '--part': `${step.sum.div(most).times(100).toFixed(1)}%` } as CSSProperties}
                  aria-hidden
                />
                <span className="trend-label" data-minor={(index / labelEvery) % 2 !== 0 || undefined} aria-hidden>
                  {index % labelEvery === 0 ? short.format(new Date(step.first)) : ''}
                </span>
                <span className="visually-hidden">{`${spanOf(step)}: ${money(step.sum)}`}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </Card>
  );
}

function grouped(days: Collected, keyOf: (day: string, index: number) => string): Step[] {
  const steps = new Map<string, Step>();
  days.forEach(({ day, amount }, index) => {
    const key = keyOf(day, index);
    const step = steps.get(key) ?? { first: day, last: day, sum: new Decimal(0) };
    steps.set(key, { ...step, last: day, sum: step.sum.plus(amount) });
  });
  return [...steps.values()];
}
