import { useI18n } from '../i18n/i18n';
import {
  formatBriefCalendarDay,
  formatBriefDay,
  formatBriefTime,
  formatCalendarDay,
  formatDay,
  formatTime,
} from './format';

interface TimeProps {
  at: string | null;
  day?: boolean;
  /** For narrow columns: without the year when it is this one, and on one line. */
  brief?: boolean;
  focusable?: boolean;
  /** Replaces the local time, for example by the time since another event. */
  text?: string;
}

/** Local time. `TimeTip` shows it in UTC on hover, and on focus if it is focusable. */
export function Time({ at, day, brief, focusable, text }: TimeProps) {
  const { locale } = useI18n();
  if (at === null) return <span className="nothing">—</span>;
  const written = () => {
    if (day) return (brief ? formatBriefDay : formatDay)(at, locale);
    return brief ? formatBriefTime(at, locale) : unbroken(formatTime(at, locale));
  };
  return (
    <time
      dateTime={at}
      tabIndex={focusable ? 0 : undefined}
      className="time"
      data-day={day || undefined}
      data-brief={brief || undefined}
    >
      {text ?? written()}
    </time>
  );
}

/** A calendar day, such as a due date. It is the same in every time zone. */
export function CalendarDay({ at, brief }: { at: string | null; brief?: boolean }) {
  const { locale } = useI18n();
  if (at === null) return <span className="nothing">—</span>;
  return (
    <time dateTime={at.slice(0, 10)} data-day>
      {(brief ? formatBriefCalendarDay : formatCalendarDay)(at, locale)}
    </time>
  );
}

/** In a narrow column, the line breaks only between the day and the hour. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0').replace(/([,،])\u00a0/, '$1 ');
