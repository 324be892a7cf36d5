import { Tooltip } from '@mantine/core';
import { useI18n } from '../i18n/i18n';
import { formatDay, formatTime, formatUtc } from './format';

/** Local time; UTC on hover, and on focus where it can be focused. */
export function Time({ at, day, focusable }: { at: string | null; day?: boolean; focusable?: boolean }) {
  const { locale } = useI18n();
  if (at === null) return <span className="nothing">—</span>;
  return (
    <Tooltip label={formatUtc(at)} events={{ hover: true, focus: true, touch: true }}>
      <time dateTime={at} tabIndex={focusable ? 0 : undefined} className="time">
        {day ? formatDay(at, locale) : formatTime(at, locale)}
      </time>
    </Tooltip>
  );
}
