import { TextInput } from '@mantine/core';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/corrections';
import { type InvoiceValues, LAW_CURRENCY } from './invoice-form';

interface ExchangeFieldsProps {
  values: InvoiceValues;
  error: string | undefined;
  onChange: (changes: Partial<InvoiceValues>) => void;
}

/** The rate at which the totals are printed in the tax authority's currency too. */
export function ExchangeFields({ values, error, onChange }: ExchangeFieldsProps) {
  const { t } = useI18n();
  const { currency, rate_currency: other, exchange_rate: rate } = values;
  if (currency === LAW_CURRENCY && other === LAW_CURRENCY) return null;
  return (
    <div className="pair">
      <TextInput
        label={t('invoice.exchange', { currency })}
        name="exchange_rate"
        description={t('invoice.exchange.help')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        inputMode="decimal"
        dir="ltr"
        value={rate}
        error={error}
        onChange={(event) => onChange({ exchange_rate: event.currentTarget.value })}
      />
      <TextInput
        label={t('invoice.exchange.currency')}
        name="rate_currency"
        maxLength={3}
        dir="ltr"
        value={other}
        onChange={(event) => onChange({ rate_currency: event.currentTarget.value.toUpperCase() })}
      />
    </div>
  );
}
