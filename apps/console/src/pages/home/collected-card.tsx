import { SegmentedControl, Skeleton, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Payment } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { Bars } from '../../ui/bars';
import { formatMoney } from '../../ui/format';
import { Card } from '../../ui/page';
import { collectedPerDay, currenciesOf } from './week';

export function CollectedCard({ payments }: { payments: Payment[] | undefined }) {
  const { t, locale } = useI18n();
  const currencies = useMemo(() => currenciesOf(payments ?? []), [payments]);
  const [chosen, setChosen] = useState<string | null>(null);
  const currency = currencies.find((code) => code === chosen) ?? currencies[0];
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric' });
  // Number of decimals of the currency, from an amount of the API.
  const digits = payments?.find((payment) => payment.currency === currency)?.amount.split('.')[1]?.length ?? 0;
  return (
    <Card
      title={t('home.collected')}
      actions={
        currency &&
        currencies.length > 1 && (
          <SegmentedControl
            size="xs"
            data={currencies}
            value={currency}
            onChange={setChosen}
            aria-label={t('invoice.currency')}
          />
        )
      }
    >
      {!payments && <Skeleton h={180} aria-busy="true" />}
      {payments && !currency && (
        <Text c="dimmed" size="sm">
          {t('home.collected.none')}
        </Text>
      )}
      {payments && currency && (
        <Bars
          name={t('home.collected')}
          bars={collectedPerDay(payments, currency, new Date()).map(({ day: date, sum }) => ({
            key: date.toISOString(),
            label: day.format(date),
            value: sum.toNumber(),
            text: formatMoney(sum.toFixed(digits), currency, locale),
          }))}
        />
      )}
    </Card>
  );
}
