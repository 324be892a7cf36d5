import { Anchor } from '@mantine/core';
import { TrendingDown, TrendingUp } from 'lucide-react';
import { Link } from 'react-router';
import type { CurrencyOverview } from '../../api/types';
import type { MessageKey } from '../../i18n/en/index';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/home';
import { usePath } from '../../session/session';
import { formatCalendarDay, formatMoney } from '../../ui/format';
import { Money } from '../../ui/money';

interface Figure {
  name: 'outstanding' | 'overdue' | 'expected' | 'collected' | 'refunded';
  amount: string;
  count: number;
  before?: { amount: string; text: MessageKey };
  to: string;
}

/** Owed, overdue, expected, collected and refunded. Each opens the list behind it. */
export function StandingFigures({ figures, expectedUntil }: { figures: CurrencyOverview; expectedUntil: string }) {
  const { t, locale } = useI18n();
  const path = usePath();
  const { currency } = figures;
  const open = `/invoices?status=finalized&payment=pending&currency=${currency}`;
  const rows: Figure[] = [
    {
      name: 'collected',
      amount: figures.collected,
      count: figures.collected_count,
      before: { amount: figures.previous_collected, text: 'home.before' },
      to: `/payments?status=succeeded&currency=${currency}`,
    },
    {
      name: 'refunded',
      amount: figures.refunded,
      count: figures.refunded_count,
      before: { amount: figures.previous_refunded, text: 'home.before' },
      to: `/payments?status=refunded&currency=${currency}`,
    },
    {
      name: 'outstanding',
      amount: figures.outstanding,
      count: figures.outstanding_count,
      before: { amount: figures.previous_outstanding, text: 'home.atStart' },
      to: open,
    },
    {
      name: 'overdue',
      amount: figures.overdue,
      count: figures.overdue_count,
      before: { amount: figures.previous_overdue, text: 'home.atStart' },
      to: `${open}&sort=due_date`,
    },
    { name: 'expected', amount: figures.expected, count: figures.expected_count, to: `${open}&sort=due_date` },
  ];
  return (
    <dl className="figures standing">
      {rows.map(({ name, amount, count, before, to }) => (
        <div key={name} data-name={name} data-alarms={(name === 'overdue' && Number(amount) > 0) || undefined}>
          <dt>{t(`home.${name}`)}</dt>
          <dd>
            <Anchor component={Link} to={path(to)}>
              <Money amount={amount} currency={currency} />
            </Anchor>
            <Change now={amount} before={before?.amount} />
          </dd>
          <dd className="figure-note">
            {t(`home.${name}.note`, { count, day: formatCalendarDay(expectedUntil, locale) })}
          </dd>
          {before && (
            <dd className="figure-note">{t(before.text, { amount: formatMoney(before.amount, currency, locale) })}</dd>
          )}
        </div>
      ))}
    </dl>
  );
}

/** By how many per cent a figure changed; nothing when there was none before. */
function Change({ now, before }: { now: string; before: string | undefined }) {
  const { t, locale } = useI18n();
  const [present, past] = [Number(now), Number(before ?? 0)];
  if (past === 0 || present === past) return null;
  const change = (present - past) / past;
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    signDisplay: 'exceptZero',
    maximumFractionDigits: Math.abs(change) < 0.1 ? 1 : 0,
  }).format(change);
  const Icon = change > 0 ? TrendingUp : TrendingDown;
  return (
    <span className="change">
      <Icon size={14} aria-hidden />
      <bdi aria-hidden>{percent}</bdi>
      <span className="visually-hidden">{t('home.change', { percent })}</span>
    </span>
  );
}
