import { NativeSelect, TextInput } from '@mantine/core';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/home';
import type { ChosenPeriod } from './period';
import { PERIODS, type PeriodName } from './read-period';

/** Chooses a period by name, or by its first and last day. */
export function PeriodPicker({ period }: { period: ChosenPeriod }) {
  const { t } = useI18n();
  const { name, from, to } = period;
  const isWrong = from > to;
  return (
    <div className="period">
      <NativeSelect
        aria-label={t('period.label')}
        value={name}
        data={PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))}
        onChange={(event) => period.choose(event.currentTarget.value as PeriodName)}
      />
      {name === 'custom' &&
        (['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            type="date"
            aria-label={t(`period.${end}`)}
            title={t(`period.${end}`)}
            value={period[end]}
            error={isWrong && end === 'from' ? t('period.wrong') : undefined}
            onChange={({ currentTarget: { value } }) => value && period.setDays({ from, to, [end]: value })}
          />
        ))}
    </div>
  );
}
