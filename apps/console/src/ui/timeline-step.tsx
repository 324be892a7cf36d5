import type { ReactNode } from 'react';
import { Time } from './time';

interface TimelineStepProps {
  label: ReactNode;
  at: string;
  tone?: 'good' | 'bad' | undefined;
  /** Details below the label. */
  children?: ReactNode;
}

/** One step in a list of the class `timeline`. */
export function TimelineStep({ label, at, tone, children }: TimelineStepProps) {
  return (
    <li data-tone={tone}>
      <div className="timeline-head">
        <span className="timeline-label">{label}</span>
        <Time at={at} />
      </div>
      {children}
    </li>
  );
}
