import { useI18n } from '../i18n/i18n';
import { formatDay, formatTime } from './format';

/** Local time; `TimeTip` shows it in UTC on hover, and on focus where it can be focused. */
export function Time({ at, day, focusable }: { at: string | null; day?: boolean; focusable?: boolean }) {
  const { locale } = useI18n();
  if (at === null) return <span className="nothing">—</span>;
  return (
    <time dateTime={at} tabIndex={focusable ? 0 : undefined} className="time" data-day={day || undefined}>
      {unbroken(day ? formatDay(at, locale) : formatTime(at, locale))}
    </time>
  );
}

/** In a narrow column a line ends between the day and the hour, nowhere else. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0').replace(/([,،])\u00a0/, '$1 ');
