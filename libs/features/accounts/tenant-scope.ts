import type { Scope } from '@remit/database';
import { ApiError, type Caller } from '@remit/http-api';

/** Scope for work on a whole tenant. Rows of its environments are out of reach. */
export function tenantScope(tenantId: string): Scope {
  return { tenantId, environmentId: '' };
}

/** @throws ApiError forbidden for a caller who opens one environment only */
export function requireTenantWide({ boundTo, person }: Caller): void {
  if (boundTo === null) return;
  if (person)
    throw new ApiError('forbidden', {
      message: 'Your role is for one environment; this concerns the whole tenant',
      hint: 'Ask somebody whose role is for the whole tenant.',
    });
  throw new ApiError('forbidden', {
    message: 'This needs a key of the whole tenant',
    hint: 'The operator creates such a key with POST /api/v1/tenants/{id}/api-keys.',
  });
}
