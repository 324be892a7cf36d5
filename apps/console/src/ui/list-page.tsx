import type { ReactNode } from 'react';

/** The frame of a list: filters and tools above, rows below. */
export function ListCard({
  filters,
  tools,
  children,
}: {
  filters?: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="card">
      {filters && <div className="filters">{filters}</div>}
      {tools}
      {children}
    </section>
  );
}
