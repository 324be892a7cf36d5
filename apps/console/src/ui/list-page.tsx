import type { ReactNode } from 'react';

/** The frame of a list: filters above, rows below. */
export function ListCard({ filters, children }: { filters?: ReactNode; children: ReactNode }) {
  return (
    <section className="card">
      {filters && <div className="filters">{filters}</div>}
      {children}
    </section>
  );
}
