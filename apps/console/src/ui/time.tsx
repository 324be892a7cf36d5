import { Tooltip } from '@mantine/core';
import { useI18n } from '../i18n/i18n';
import { formatDay, formatTime, formatUtc } from './format';

interface TimeProps {
  at: string | null;
  day?: boolean;
  focusable?: boolean;
  /** Shown in place of the local time, such as how long after another. */
  text?: string;
}

/** Local time; UTC on hover, and on focus where it can be focused. */
export function Time({ at, day, focusable, text }: TimeProps) {
  const { locale } = useI18n();
  if (at === null) return <span className="nothing">—</span>;
  return (
    <Tooltip label={formatUtc(at)} events={{ hover: true, focus: true, touch: true }}>
      <time dateTime={at} tabIndex={focusable ? 0 : undefined} className="time">
        {text ?? (day ? formatDay(at, locale) : formatTime(at, locale))}
      </time>
    </Tooltip>
  );
}
