import { isIP } from 'node:net';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { isLoopbackHost, parseUrl } from '@remit/settings';
import { ValidateBy } from 'class-validator';
import { isPublicAddress } from './public-address';

const MAX_LENGTH = 2048;

/**
 * Whether the payer may be returned to this URL: https on a public host, or http on this machine; no credentials, at
 * most 2048 characters.
 */
export function isReturnUrl(value: unknown): value is string {
  // The URL parser silently drops tabs and line breaks and converts backslashes. No honest URL needs that.
  if (typeof value !== 'string' || value.length > MAX_LENGTH || /[\s\\\p{Cc}]/u.test(value)) return false;
  const url = parseUrl(value);
  if (!url) return false;
  const { protocol, hostname, username, password } = url;
  if (username !== '' || password !== '') return false;
  if (isLoopbackHost(hostname)) return protocol === 'http:' || protocol === 'https:';
  return protocol === 'https:' && isPublicHost(hostname);
}

function isPublicHost(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) === 0 || isPublicAddress(address);
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
