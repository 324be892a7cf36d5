import { ApiError, type Caller } from '@remit/http-api';
import { type Role, ROLES } from './roles';

/** Keys act for the tenant like an administrator, never like an owner. */
function rankOf({ person, scopes }: Caller): number {
  if (!person) return scopes.includes('admin') ? ROLES.admin.rank : 0;
  return ROLES[person.role as Role].rank;
}

/** Whether the role is not above the caller's own. */
export const mayGive = (caller: Caller, role: Role): boolean => ROLES[role].rank <= rankOf(caller);

/**
 * Nobody gives a role above the own one, or takes one from somebody above.
 * @throws ApiError forbidden
 */
export function assertMayGive(caller: Caller, role: Role): void {
  if (mayGive(caller, role)) return;
  throw new ApiError('forbidden', {
    message: `Only an owner gives or takes the role ${role}`,
    hint: 'Ask an owner of the tenant; the operator invites the first one.',
  });
}

/** Whether the caller manages the members there. `environmentId` null: the whole tenant. */
export const reaches = ({ boundTo }: Caller, environmentId: string | null): boolean =>
  boundTo === null || boundTo === environmentId;

/** @throws ApiError forbidden for a caller who opens another environment only */
export function assertReaches(caller: Caller, environmentId: string | null): void {
  if (reaches(caller, environmentId)) return;
  throw new ApiError('forbidden', {
    message: 'You manage the members of one environment only',
    hint: 'Name that environment as environment_id, or ask somebody whose role is for the whole tenant.',
  });
}
