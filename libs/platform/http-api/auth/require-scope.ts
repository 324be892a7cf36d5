import { currentIdentity } from '../context/request-context';
import { ApiError } from '../errors/api-error';
import type { Caller, KeyScope } from './caller';

/** Scopes that are a part of a wider one. `admin` includes every scope. */
const INCLUDED: Readonly<Partial<Record<KeyScope, KeyScope>>> = { 'invoices:send': 'write' };

/** Whether these scopes include the needed one. */
export function includesScope(scopes: readonly KeyScope[], needed: KeyScope): boolean {
  const wider = INCLUDED[needed];
  return scopes.includes(needed) || scopes.includes('admin') || (wider !== undefined && scopes.includes(wider));
}

/** @throws ApiError forbidden when the key or the role of the person lacks the scope */
export function assertScope({ scopes, person }: Pick<Caller, 'scopes' | 'person'>, needed: KeyScope): void {
  if (includesScope(scopes, needed)) return;
  if (!person) throw new ApiError('forbidden', { message: `This API key lacks the scope "${needed}"` });
  throw new ApiError('forbidden', {
    message: `The role ${person.role} does not include "${needed}"`,
    hint: 'An owner or administrator changes your role.',
  });
}

/**
 * For an act that needs a scope only in some states, such as a change of an invoice that is already finalized.
 * Background work has no caller and always passes.
 * @throws ApiError forbidden when the key of the current request lacks the scope
 */
export function requireScope(needed: KeyScope): void {
  const identity = currentIdentity();
  if (identity?.kind === 'key') assertScope(identity, needed);
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
