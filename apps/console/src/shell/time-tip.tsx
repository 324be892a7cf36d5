import { useEffect, useId, useState } from 'react';
import { formatUtc } from '../ui/format';

interface Shown {
  text: string;
  /** Position of the time in the window, in pixels. */
  middle: number;
  top: number;
}

/**
 * Shows the UTC of the time that is hovered or focused. All times share one tooltip, because a separate one for each
 * of a hundred times in a table would delay the table.
 */
export function TimeTip() {
  const id = useId();
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let current: HTMLTimeElement | null = null;
    const show = ({ target }: Event) => {
      const time = target instanceof Element ? target.closest<HTMLTimeElement>('time.time') : null;
      if (time === current) return;
      current?.removeAttribute('aria-describedby');
      current = time;
      if (!time) return setShown(null);
      const { left, right, top } = time.getBoundingClientRect();
      time.setAttribute('aria-describedby', id);
      setShown({ text: formatUtc(time.dateTime), middle: (left + right) / 2, top });
    };
    const hide = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
      current?.removeAttribute('aria-describedby');
      current = null;
      setShown(null);
    };
    const hints = ['mouseover', 'focusin', 'touchstart'] as const;
    for (const name of hints) document.addEventListener(name, show, { passive: true });
    document.addEventListener('focusout', hide);
    document.addEventListener('keydown', hide);
    window.addEventListener('scroll', hide, { capture: true, passive: true });
    return () => {
      for (const name of hints) document.removeEventListener(name, show);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('keydown', hide);
      window.removeEventListener('scroll', hide, { capture: true });
    };
  }, [id]);
  if (!shown) return null;
  return (
    <div id={id} role="tooltip" dir="ltr" className="time-tip" style={{ left: shown.middle, top: shown.top }}>
      {shown.text}
    </div>
  );
}
