import { currentIdentity } from '../context/request-context';
import { ApiError } from '../errors/api-error';
import type { Caller, KeyScope } from './caller';

/** @throws ApiError forbidden when the key lacks the scope; `admin` has them all. */
export function assertScope({ scopes }: Caller, needed: KeyScope): void {
  if (scopes.includes(needed) || scopes.includes('admin')) return;
  throw new ApiError('forbidden', { message: `This API key lacks the scope "${needed}"` });
}

/**
 * For an act that needs a scope only in some states, such as an invoice that is finalized already. Work in the background has no caller: nobody asked for it.
 * @throws ApiError forbidden when the key of the request that is being served lacks the scope.
 */
export function requireScope(needed: KeyScope): void {
  const identity = currentIdentity();
  if (identity?.kind === 'key') assertScope(identity, needed);
}
