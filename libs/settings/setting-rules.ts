import { isIP } from 'node:net';
import { registerDecorator, type ValidationOptions } from 'class-validator';
import { isLoopbackHost } from './loopback';

function parse(value: unknown): URL | undefined {
  return typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
}

function isPlain(url: URL): boolean {
  return url.username === '' && url.password === '' && url.search === '' && url.hash === '';
}

/** https anywhere, http on this machine only: gateway keys travel with every call. */
export function isGatewayUrl(value: unknown): boolean {
  const url = parse(value);
  if (!url || !isPlain(url) || /\/v1\/?$/.test(url.pathname)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname));
}

export function isPublicUrl(value: unknown): boolean {
  const url = parse(value);
  return url !== undefined && isPlain(url) && (url.protocol === 'https:' || url.protocol === 'http:');
}

export function isPostgresUrl(value: unknown): boolean {
  const url = parse(value);
  return (
    url !== undefined &&
    (url.protocol === 'postgres:' || url.protocol === 'postgresql:') &&
    url.pathname.length > 1 &&
    !url.hostname.includes(',') &&
    [url.username, url.password, url.pathname].every(isDecodable)
  );
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

export function isOrigin(value: unknown): boolean {
  const url = parse(value);
  return url !== undefined && (url.protocol === 'https:' || url.protocol === 'http:') && url.origin === value;
}

/** An IP address, or a network: `10.0.0.0/8`. */
export function isAddressRange(value: unknown): boolean {
  const [, address = '', bits] = /^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(String(value)) ?? [];
  return isIP(address) !== 0 && Number(bits ?? 0) <= (isIP(address) === 4 ? 32 : 128);
}

/** A class-validator decorator from a plain check. */
export function Satisfies(check: (value: unknown) => boolean, options: ValidationOptions): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: check.name,
      target: target.constructor,
      propertyName: String(propertyName),
      options,
      validator: { validate: check },
    });
}

const KEY_ENTRY = /^[A-Za-z0-9_-]+:[A-Za-z0-9+/]{43}=?$/;

export function isKeyRing(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const entries = value.split(',').map((entry) => entry.trim());
  const ids = entries.map((entry) => entry.split(':')[0]);
  return entries.every((entry) => KEY_ENTRY.test(entry)) && new Set(ids).size === ids.length;
}

export function isHost(value: unknown): boolean {
  return typeof value === 'string' && (isIP(value) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value));
}
