import { ApiError } from '../errors/api-error';
import { AddressList } from '../limits/address-list';

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
