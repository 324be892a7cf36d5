import { currentIdentity } from '../context/request-context';
import { ApiError } from '../errors/api-error';
import type { Caller, KeyScope } from './caller';

/** @throws ApiError forbidden when the key lacks the scope; `admin` includes every scope */
export function assertScope({ scopes }: Caller, needed: KeyScope): void {
  if (scopes.includes(needed) || scopes.includes('admin')) return;
  throw new ApiError('forbidden', { message: `This API key lacks the scope "${needed}"` });
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
