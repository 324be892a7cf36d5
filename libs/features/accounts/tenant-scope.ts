import type { Scope } from '@remit/database';

/** For work on a whole tenant: rows of its environments stay out of reach. */
export function tenantScope(tenantId: string): Scope {
  return { tenantId, environmentId: '' };
}
