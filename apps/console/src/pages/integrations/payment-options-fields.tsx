import { Fieldset, Stack, Switch } from '@mantine/core';
import type { MessageKey } from '../../i18n/en/index';
import { useI18n } from '../../i18n/i18n';

const OPTIONS = ['tabby', 'tamara', 'tip', 'service_fee'] as const;

export type PaymentOptions = Record<(typeof OPTIONS)[number], boolean>;

export const USUAL_OPTIONS: PaymentOptions = { tabby: true, tamara: true, tip: false, service_fee: false };

const LABELS: Readonly<Record<keyof PaymentOptions, MessageKey>> = {
  tabby: 'connection.options.tabby',
  tamara: 'connection.options.tamara',
  tip: 'connection.options.tip',
  service_fee: 'connection.options.fee',
};

/** What payers are offered beside the card. */
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
      <Stack gap="xs">
        {OPTIONS.map((option) => (
          <Switch
            key={option}
            label={t(LABELS[option])}
            checked={values[option]}
            onChange={(event) => onChange({ ...values, [option]: event.currentTarget.checked })}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}
