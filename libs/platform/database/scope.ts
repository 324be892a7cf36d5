/** The rows that a unit of work may see: one environment of one tenant. Never optional, never "all". */
export interface Scope {
  readonly tenantId: string;
  readonly environmentId: string;
}

/** Scope for work on a whole tenant. Rows of its environments are out of reach. */
export const tenantScope = (tenantId: string): Scope => ({ tenantId, environmentId: '' });

/** Whether both are the same environment of the same tenant. */
export function sameScope(a: Scope, b: Scope): boolean {
  return a.tenantId === b.tenantId && a.environmentId === b.environmentId;
}

/** One text for an environment of a tenant: the key of what is kept for each in memory. */
export function scopeKey({ tenantId, environmentId }: Scope): string {
  return `${tenantId}/${environmentId}`;
}
