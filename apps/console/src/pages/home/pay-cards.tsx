import { Text } from '@mantine/core';
import type { CurrencyOverview, Overview } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/home';
import { Card } from '../../ui/page';

const percentOf = (part: number, all: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(part / all);

/** What became of the links that were made in the period. */
export function LinksCard({ links }: { links: CurrencyOverview['links'] }) {
  const { t, locale } = useI18n();
  const { made, previous_made: madeBefore, previous_paid: paidBefore } = links;
  return (
    <Card title={t('home.links')}>
      {made === 0 ? (
        <Nothing text={t('home.links.none')} />
      ) : (
        <>
          <p className="headline">{t('home.links.rate', { percent: percentOf(links.paid, made, locale) })}</p>
          {madeBefore > 0 && (
            <p className="quiet">{t('home.links.before', { percent: percentOf(paidBefore, madeBefore, locale) })}</p>
          )}
          <dl className="counts">
            {(['made', 'paid', 'open', 'ended'] as const).map((name) => (
              <div key={name}>
                <dt>{t(`home.links.${name}`)}</dt>
                <dd>{new Intl.NumberFormat(locale).format(links[name])}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Card>
  );
}

/** How long customers take to pay. */
export function TimeCard({ time }: { time: CurrencyOverview['collection_time'] }) {
  const { t } = useI18n();
  const days = (count: number) => (count < 1 ? t('home.time.underDay') : t('home.time.days', { count }));
  return (
    <Card title={t('home.time')}>
      {time.median_days === null ? (
        <Nothing text={t('home.time.none')} />
      ) : (
        <>
          <p className="headline">{days(time.median_days)}</p>
          <p className="quiet">{t('home.time.note', { count: time.invoices })}</p>
          {time.previous_median_days !== null && (
            <p className="quiet">{t('home.time.before', { days: days(time.previous_median_days) })}</p>
          )}
        </>
      )}
    </Card>
  );
}

/** Why payers did not pay. */
export function FailedCard({ reasons }: { reasons: Overview['failed_attempts'] }) {
  const { t, word, locale } = useI18n();
  const all = reasons.reduce((sum, { count }) => sum + count, 0);
  return (
    <Card title={t('home.failed')}>
      {all === 0 ? (
        <Nothing text={t('home.failed.none')} />
      ) : (
        <>
          <p className="headline">{t('home.failed.count', { count: all })}</p>
          <dl className="counts">
            {reasons.map(({ reason, count }) => (
              <div key={reason}>
                <dt>{word(`home.failed.${reason}`, reason)}</dt>
                <dd>{new Intl.NumberFormat(locale).format(count)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Card>
  );
}

function Nothing({ text }: { text: string }) {
  return (
    <Text c="dimmed" size="sm">
      {text}
    </Text>
  );
}
