import { useI18n } from '../i18n/i18n';
import { formatCalendarDay, formatDay, formatTime } from './format';

interface TimeProps {
  at: string | null;
  day?: boolean;
  focusable?: boolean;
  /** Shown in place of the local time, such as how long after another. */
  text?: string;
}

/** Local time; `TimeTip` shows it in UTC on hover, and on focus where it can be focused. */
export function Time({ at, day, focusable, text }: TimeProps) {
  const { locale } = useI18n();
  if (at === null) return <span className="nothing">—</span>;
  return (
    <time dateTime={at} tabIndex={focusable ? 0 : undefined} className="time" data-day={day || undefined}>
      {text ?? unbroken(day ? formatDay(at, locale) : formatTime(at, locale))}
    </time>
  );
}

/** A calendar day, such as when an invoice is due: no time zone moves it. */
export function CalendarDay({ at }: { at: string | null }) {
  const { locale } = useI18n();
  if (at === null) return <span className="nothing">—</span>;
  return <time dateTime={at.slice(0, 10)}>{unbroken(formatCalendarDay(at, locale))}</time>;
}

/** In a narrow column a line ends between the day and the hour, nowhere else. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0').replace(/([,،])\u00a0/, '$1 ');
