import { AddressList } from '../limits/address-list';
import { ApiError } from '../errors/api-error';

/** Parsed lists are cached: a busy key has the same list on every request. */
const parsed = new WeakMap<readonly string[], AddressList>();

/**
 * @param allowed addresses and networks of a key; empty allows every address
 * @param source the address of the request, without the proxies that we trust
 * @throws ApiError forbidden, with the address, which only a holder of the key sees
 */
export function assertAllowedAddress(allowed: readonly string[], source: string): void {
  const list = parsed.get(allowed) ?? new AddressList(allowed);
  parsed.set(allowed, list);
  if (list.allows(source)) return;
  throw new ApiError('forbidden', {
    message: `This API key may not be used from ${source}`,
    hint: 'That address is not in its allowed_addresses. Ask an administrator for a key that allows it.',
  });
}

/** Milliseconds for which an entered password opens secrets, refunds and members. */
const CONFIRMED_MS = 10 * 60_000;

/**
 * @param confirmedAt when the person last entered a password or second factor
 * @throws ApiError confirmation_required when that is too long ago
 */
export function assertRecent(confirmedAt: Date): void {
  if (Date.now() - confirmedAt.getTime() > CONFIRMED_MS) throw new ApiError('confirmation_required');
}
