import { accessSync, constants } from 'node:fs';
import { isIP } from 'node:net';
import { IsInt, isEmail, Max, Min, registerDecorator, type ValidationOptions } from 'class-validator';
import { isLoopbackHost, isNearbyHost, parseUrl } from './loopback';

function parse(value: unknown): URL | undefined {
  return typeof value === 'string' ? parseUrl(value) : undefined;
}

function isPlain(url: URL): boolean {
  return url.username === '' && url.password === '' && url.search === '' && url.hash === '';
}

/**
 * https anywhere, http on this machine or in the network of its containers only: gateway keys travel with every call.
 */
export function isGatewayUrl(value: unknown): boolean {
  const url = parse(value);
  if (!url || !isPlain(url) || /\/v1\/?$/.test(url.pathname)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isNearbyHost(url.hostname));
}

/** Where browsers go in production: https, or http on this machine for a trial. */
export function isSafePublicUrl(url: string): boolean {
  const parsed = parseUrl(url);
  return parsed?.protocol === 'https:' || (parsed !== undefined && isLoopbackHost(parsed.hostname));
}

/** Console, API and cookies live at the root of their host. */
export function isPublicUrl(value: unknown): boolean {
  const url = parse(value);
  return url?.pathname === '/' && isPlain(url) && (url.protocol === 'https:' || url.protocol === 'http:');
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

/** Words that pg knows; any other asks for TLS. */
export const SSL_MODES: readonly string[] = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'];

/** As `SSL_MODES`, for the parameter `ssl`: pg takes the word "false" for yes. */
const SSL_WORDS: readonly string[] = ['true', '1', '0', 'no-verify'];

/** What a database address says about TLS means something. */
export function hasKnownSslMode(value: unknown): boolean {
  const given = parse(value)?.searchParams;
  const isKnown = (name: string, words: readonly string[]) => words.includes(given?.get(name) ?? words[0] ?? '');
  return isKnown('sslmode', SSL_MODES) && isKnown('ssl', SSL_WORDS);
}

const CERTIFICATE_FILES = ['sslrootcert', 'sslcert', 'sslkey'];

/** The files that a database address names for TLS; without them pg fails with the name of a file alone. */
export function hasReadableCertificates(value: unknown): boolean {
  const named = CERTIFICATE_FILES.map((name) => parse(value)?.searchParams.get(name) ?? 'system');
  return named.every((file) => file === 'system' || isReadable(file));
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
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

/** One address, without a name: it stands in headers and in the protocol as it is. */
export function isPlainEmail(value: unknown): value is string {
  return isEmail(value, { allow_utf8_local_part: false }) && /^[^\s"<>(),:;[\]\\]+$/.test(String(value));
}

/** `smtp://` or `smtps://` with a host; what is to be done about TLS may be said as `?tls=required` or `?tls=off`. */
export function isSmtpUrl(value: unknown): boolean {
  const url = parse(value);
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') return false;
  const isPath = url.pathname !== '' && url.pathname !== '/';
  const tls = url.protocol === 'smtps:' ? /^$/ : /^(\?tls=(required|off))?$/;
  return !isPath && url.hash === '' && tls.test(url.search) && [url.username, url.password].every(isDecodable);
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

/** Of 32 random bytes some 30 differ; a key that somebody typed, or all zeros, has few. */
const DIFFERENT_BYTES = 16;

export function areRandomKeys(ring: string): boolean {
  return ring.split(',').every((entry) => {
    const key = Buffer.from(entry.slice(entry.indexOf(':') + 1), 'base64');
    return new Set(key).size >= DIFFERENT_BYTES;
  });
}

/**
 * 32 hexadecimal digits are 128 bits; words that are repeated until they are long enough have few different
 * characters.
 */
export function isHardToGuess(key: string): boolean {
  const isRepeated = /^(.{1,16})\1+(.{0,16})$/.test(key);
  return key.length >= 32 && new Set(key).size >= 8 && !isRepeated;
}

export function isHost(value: unknown): boolean {
  return typeof value === 'string' && (isIP(value) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value));
}

/** A whole number in a range, with one message for every other value. */
export const WholeNumber =
  (meaning: string, least: number, most: number): PropertyDecorator =>
  (target, property) => {
    const options = { message: `must be a whole number ${meaning}` };
    for (const rule of [IsInt(options), Min(least, options), Max(most, options)]) rule(target, property);
  };
