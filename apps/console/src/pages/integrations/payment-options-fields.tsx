import { Fieldset, Switch } from '@mantine/core';
import type { PaymentOptions } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { OPTION_TEXTS } from './payment-options';

const OPTIONS = Object.keys(OPTION_TEXTS) as (keyof PaymentOptions)[];

/** Payment options in addition to the card. */
export function PaymentOptionsFields({
  values,
  onChange,
}: {
  values: PaymentOptions;
  onChange: (values: PaymentOptions) => void;
}) {
  const { t } = useI18n();
  return (
    <Fieldset legend={t('connection.options')}>
      <p className="field-title">{t('connection.options.help')}</p>
      {OPTIONS.map((option) => (
        <Switch
          key={option}
          label={t(OPTION_TEXTS[option])}
          checked={values[option]}
          onChange={(event) => onChange({ ...values, [option]: event.currentTarget.checked })}
        />
      ))}
    </Fieldset>
  );
}
