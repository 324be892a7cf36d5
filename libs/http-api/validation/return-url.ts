import { BlockList, isIP } from 'node:net';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { isLoopbackHost } from '@remit/settings';
import { ValidateBy } from 'class-validator';

const MAX_LENGTH = 2048;

/** Addresses that mean something else, or nothing, in the payer's network; 169.254.169.254 is where clouds keep credentials. */
const notPublic = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const) {
  notPublic.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  notPublic.addSubnet(network, prefix, 'ipv6');
}

/** Where the payer may be sent back to: https on a public host, or http on this machine; no credentials, at most 2048 characters. */
export function isReturnUrl(value: unknown): value is string {
  // The URL parser silently drops tabs and line breaks and turns backslashes; what needs that is not an honest address.
  if (typeof value !== 'string' || value.length > MAX_LENGTH || /[\s\\\p{Cc}]/u.test(value) || !URL.canParse(value))
    return false;
  const { protocol, hostname, username, password } = new URL(value);
  if (username !== '' || password !== '') return false;
  if (isLoopbackHost(hostname)) return protocol === 'http:' || protocol === 'https:';
  return protocol === 'https:' && isPublicHost(hostname);
}

function isPublicHost(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  const version = isIP(address);
  return version === 0 || !notPublic.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** A field that must satisfy `isReturnUrl`. */
export function IsReturnUrl(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'string', format: 'uri', maxLength: MAX_LENGTH }),
    ValidateBy({
      name: 'isReturnUrl',
      validator: {
        validate: isReturnUrl,
        defaultMessage: () => `$property must be an https URL without credentials, at most ${MAX_LENGTH} characters`,
      },
    }),
  );
}
