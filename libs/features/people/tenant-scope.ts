import type { Scope } from '@remit/database';

/** Scope for work on a whole tenant. Rows of its environments are out of reach. */
export const tenantScope = (tenantId: string): Scope => ({ tenantId, environmentId: '' });

/** Notification for `ACCESS_CHANGES`: what a person opened in a tenant has changed. */
export const personAccessKey = (userId: string, tenantId: string): string => `${userId}/${tenantId}`;
