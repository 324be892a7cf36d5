import type { ReactNode } from 'react';
import type { KeyScope } from '../api/types';
import { useScope } from './session';

/** Shows its children only to keys with the scope. The server refuses other keys in any case. */
export function MayDo({ scope, children }: { scope: KeyScope; children: ReactNode }) {
  return useScope(scope) ? children : null;
}
