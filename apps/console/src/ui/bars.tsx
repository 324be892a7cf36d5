import type { CSSProperties } from 'react';

export interface Bar {
  key: string;
  label: string;
  /** Height relative to the other bars. */
  value: number;
  /** The formatted value. */
  text: string;
}

/**
 * A small bar chart in the form of a list. Each bar contains its label and value as text, so screen readers need no
 * other form.
 */
export function Bars({ name, bars }: { name: string; bars: Bar[] }) {
  const most = Math.max(...bars.map(({ value }) => value), 0);
  return (
    <ol className="bars" aria-label={name}>
      {bars.map(({ key, label, value, text }) => (
        <li key={key} title={`${label}: ${text}`}>
          <span className="bar-value" data-zero={value === 0 || undefined}>
            {text}
          </span>
          <span className="bar-track" aria-hidden>
            <span className="bar" style={{ '--part': `${most === 0 ? 0 : (value / most) * 100}%` } as CSSProperties} />
          </span>
          <span className="bar-label">{label}</span>
        </li>
      ))}
    </ol>
  );
}
