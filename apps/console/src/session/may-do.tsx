import type { ReactNode } from 'react';
import type { KeyScope } from '../api/types';
import { useScope } from './session';

/** What the key that signed in may not do is not offered. The server refuses it anyway. */
export function MayDo({ scope, children }: { scope: KeyScope; children: ReactNode }) {
  return useScope(scope) ? children : null;
}
