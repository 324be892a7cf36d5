import { Decimal } from 'decimal.js';
import { isCurrency } from '../currencies';
import { refuse } from '../errors';

/** A parsed JSON object of unknown content. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** Nomod documents no code for a malformed field, so the sandbox defines its own. */
function invalid(name: string, rule: string) {
  return refuse('invalid_field', `${name}: ${rule}`);
}

export function text(from: Fields, name: string, max: number): string | null {
  const value = from[name];
  if (isMissing(value)) return null;
  if (typeof value !== 'string') throw invalid(name, 'not a valid string.');
  if ([...value].length > max) throw invalid(name, `no more than ${max} characters.`);
  return value;
}

export function requiredText(from: Fields, name: string, max: number): string {
  const value = text(from, name, max);
  if (value === null || value.trim() === '') throw refuse('field_required', `${name}: this field is required.`);
  return value;
}

export function flag(from: Fields, name: string, otherwise: boolean): boolean {
  const value = from[name];
  if (value === undefined) return otherwise;
  if (typeof value !== 'boolean') throw invalid(name, 'must be a boolean.');
  return value;
}

export function integer(from: Fields, name: string, min: number, max: number): number | null {
  const value = from[name];
  if (isMissing(value)) return null;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    throw invalid(name, `must be an integer from ${min} to ${max}.`);
  }
  return value;
}

export function day(from: Fields, name: string): string | null {
  const value = text(from, name, 40);
  if (value === null) return null;
  const instant = new Date(`${value}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(value) ||
    Number.isNaN(instant.getTime()) ||
    !instant.toISOString().startsWith(value)
  ) {
    throw invalid(name, 'must be a date, YYYY-MM-DD.');
  }
  return value;
}

export function instant(from: Fields, name: string): number | null {
  const value = text(from, name, 40);
  if (value === null) return null;
  const ms = Date.parse(value);
  if (!/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(value) || Number.isNaN(ms))
    throw invalid(name, 'must be a time like 2026-01-01T13:29:22Z.');
  return ms;
}

/** Undefined for a text that is no URL. `URL.canParse` is not reliable: see `parseUrl` of libs/platform/settings. */
export function parsedUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

export function webAddress(from: Fields, name: string): string | null {
  const value = text(from, name, 2000);
  if (value === null) return null;
  if (!/^https?:$/.test(parsedUrl(value)?.protocol ?? '')) throw invalid(name, 'must be a valid URL.');
  return value;
}

export function currency(from: Fields): string {
  const value = requiredText(from, 'currency', 1000);
  if (!isCurrency(value)) throw refuse('invalid_currency', `"${value}" is not a valid currency.`);
  return value;
}

/** A positive decimal string with at most seven integer digits and three decimals. */
export function amount(from: Fields, name: string, code: string): Decimal {
  const value = from[name];
  if (isMissing(value)) throw refuse('field_required', `${name}: this field is required.`);
  if (typeof value !== 'string' || !/^\d{1,7}(\.\d{1,3})?$/.test(value) || new Decimal(value).isZero()) {
    throw refuse(code, `${name}: must be a decimal string above zero, up to 7 integer digits and 3 decimals.`);
  }
  return new Decimal(value);
}

export function oneOf<T extends string>(from: Fields, name: string, choices: readonly T[]): T | null {
  const value = from[name];
  if (value === undefined || value === null) return null;
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw invalid(name, `must be one of ${choices.join(', ')}.`);
  return choice;
}
