import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from '@remit/http-api';
import { isLoopbackHost, parseUrl } from '@remit/settings';

const MAX_LENGTH = 2048;

/**
 * Why an endpoint must not be called; undefined when it may be: https on a public host, or http(s) on this machine
 * where that is allowed. It does not resolve names: `isAllowedAddress` checks the addresses.
 */
export function refuseEndpointUrl(url: string, loopbackAllowed: boolean): string | undefined {
  // The URL parser silently drops tabs and line breaks and converts backslashes. A URL with those is suspicious.
  const parsed = url.length > MAX_LENGTH || /[\s\\\p{Cc}]/u.test(url) ? undefined : parseUrl(url);
  if (!parsed) return `must be a URL of at most ${MAX_LENGTH} characters`;
  const { protocol, hostname, username, password } = parsed;
  if (username !== '' || password !== '') return 'must not hold credentials';
  if (isLoopbackHost(hostname)) {
    if (!loopbackAllowed) return 'must not be on this machine (ALLOW_LOOPBACK_WEBHOOKS allows it for development)';
    return protocol === 'http:' || protocol === 'https:' ? undefined : 'must be http or https';
  }
  if (protocol !== 'https:') return 'must be https';
  const address = hostOf(hostname);
  return isIP(address) !== 0 && !isPublicAddress(address) ? 'must not be a private address' : undefined;
}

/** The host of a URL without the brackets of an IPv6 address. */
export const hostOf = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/**
 * The current addresses of a host.
 * @throws the DNS error when its name does not resolve
 */
export async function addressesOf(host: string): Promise<string[]> {
  if (isIP(host) !== 0) return [host];
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

/** Whether Remit may connect to an address that an endpoint's name resolved to. */
export function isAllowedAddress(address: string, url: URL, loopbackAllowed: boolean): boolean {
  if (loopbackAllowed && isLoopbackHost(url.hostname)) return address === '::1' || address.startsWith('127.');
  return isPublicAddress(address);
}
