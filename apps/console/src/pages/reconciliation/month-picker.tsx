import { ActionIcon, NativeSelect } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/reconciliation';
import { formatMonth, today } from '../../ui/format';

const MOST_MONTHS = 24;

/** Chooses one of the last months. */
export function MonthPicker({ month, onChange }: { month: string; onChange: (month: string) => void }) {
  const { t, locale } = useI18n();
  const months = lastMonths(today().slice(0, 7));
  const all = months.includes(month) ? months : [month, ...months];
  const index = all.indexOf(month);
  const step = (to: number, name: string, Icon: typeof ChevronLeft) => (
    <ActionIcon
      variant="default"
      size="lg"
      className="turns"
      aria-label={name}
      disabled={all[to] === undefined}
      onClick={() => onChange(all[to] ?? month)}
    >
      <Icon size={17} />
    </ActionIcon>
  );
  return (
    <div className="period">
      {step(index + 1, t('pager.previous'), ChevronLeft)}
      <NativeSelect
        aria-label={t('recon.month')}
        value={month}
        data={all.map((value) => ({ value, label: formatMonth(value, locale) }))}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {step(index - 1, t('pager.next'), ChevronRight)}
    </div>
  );
}

/** The newest first. */
function lastMonths(current: string): string[] {
  const [year = 0, month = 1] = current.split('-').map(Number);
  return Array.from({ length: MOST_MONTHS }, (_, index) =>
    new Date(Date.UTC(year, month - 1 - index, 1)).toISOString().slice(0, 7),
  );
}
