import type { Scope } from '@remit/database';

/** Scope for work on a whole tenant. Rows of its environments are out of reach. */
export function tenantScope(tenantId: string): Scope {
  return { tenantId, environmentId: '' };
}
