import { lazy, Suspense } from 'react';
import type { ListToolsProps } from './list-tools';

const ListTools = lazy(() => import('./list-tools'));

/** The tools of a list. Their script comes after the rows. */
export function LateListTools(props: ListToolsProps) {
  return (
    <Suspense fallback={<div className="list-tools" />}>
      <ListTools {...props} />
    </Suspense>
  );
}
