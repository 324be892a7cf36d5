import { withoutCardData } from '@remit/http-api';
import { currencyDigits, isCurrency, parseMoney } from '@remit/money';
import { isLoopbackHost, parseUrl } from '@remit/settings';

/** An answer with an invalid member. It names the member, never its value. */
export class InvalidAnswer extends Error {}

/** Members that identify an object or an address. They are kept exactly as received. */
const ADDRESS = /(^|_)(id|url)$/;

/** Reads the members of one JSON object and checks their types. Unknown members are ignored. */
export class Answer {
  private constructor(
    private readonly row: object,
    private readonly path: string,
  ) {}

  static of(value: unknown, path: string): Answer {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new InvalidAnswer(`${path} is not an object`);
    }
    return new Answer(value, path);
  }

  has(name: string): boolean {
    return this.member(name) !== null;
  }

  text(name: string): string {
    const value = this.optionalText(name);
    if (value === null || value === '') throw this.invalid(name, 'a text');
    return value;
  }

  optionalText(name: string): string | null {
    const value = this.member(name);
    if (value !== null && typeof value !== 'string') throw this.invalid(name, 'a text');
    // Card numbers in Nomod's texts must not reach our database or log.
    return value === null || ADDRESS.test(name) ? value : withoutCardData(value);
  }

  /** ISO 4217, upper case. */
  currency(name: string): string {
    const value = this.text(name);
    const code = value.toUpperCase();
    // Some letters outside ASCII become ASCII in upper case: `ı` becomes `I`.
    if (!/^[a-z]{3}$/i.test(value) || !isCurrency(code)) throw this.invalid(name, 'a currency');
    return code;
  }

  /** Like `currency`, for information only: null when it is absent or unknown. */
  currencyDetail(name: string): string | null {
    const code = this.textDetail(name)?.toUpperCase() ?? '';
    return isCurrency(code) ? code : null;
  }

  /** Minor units of the currency. */
  money(name: string, currency: string): bigint {
    const value = this.text(name);
    if (!/^\d{1,12}(\.\d{1,9})?$/.test(value)) throw this.invalid(name, 'an amount');
    try {
      return parseMoney(value, currency);
    } catch {
      throw this.invalid(name, `an amount in ${currency}`);
    }
  }

  optionalMoney(name: string, currency: string): bigint | null {
    return this.has(name) ? this.money(name, currency) : null;
  }

  /**
   * An informative amount beside the total, exact: minor units as decimal text, with a fraction when Nomod writes
   * more digits than the currency has. `0` when absent, `unknown` when unreadable. It never makes the whole answer
   * unreadable.
   */
  moneyDetail(name: string, currency: string): string {
    const value = this.member(name);
    if (value === null) return '0';
    const match = typeof value === 'string' ? /^(\d{1,12})(?:\.(\d{1,9}))?$/.exec(value) : null;
    if (!match) return 'unknown';
    const [, whole = '', fraction = ''] = match;
    const digits = currencyDigits(currency);
    const minor = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0')).toString();
    const rest = fraction.slice(digits).replace(/0+$/, '');
    return rest === '' ? minor : `${minor}.${rest}`;
  }

  /** A text for information only: null when it is absent or not a text. */
  textDetail(name: string): string | null {
    const value = this.member(name);
    if (typeof value !== 'string') return null;
    return ADDRESS.test(name) ? value : withoutCardData(value);
  }

  /** An object for information only: null when it is absent or not an object. */
  childDetail(name: string): Answer | null {
    const value = this.member(name);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? Answer.of(value, `${this.path}.${name}`) : null;
  }

  /** The kinds of the rows of a list, for information only: empty when it is not a list. */
  typesDetail(name: string): string[] {
    const value = this.member(name);
    const rows: unknown[] = Array.isArray(value) ? value : [];
    return rows.flatMap((row) => (typeof row === 'object' && row !== null && 'type' in row ? String(row.type) : []));
  }

  /** An integer for information only: null when it is absent or not an integer. */
  integerDetail(name: string): number | null {
    const value = this.member(name);
    return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
  }

  /**
   * Like `optionalId`, for an object that must have an id when it is present. A plain text must have the form of
   * Nomod's ids.
   */
  requiredId(name: string): string | null {
    const id = this.optionalId(name);
    const isText = typeof this.member(name) === 'string';
    const isOdd = id === null ? this.has(name) : isText && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
    if (isOdd) throw this.invalid(name, 'an object with an id');
    return id;
  }

  /** The id of another object, given as a text or inside an object; null when there is none. */
  optionalId(name: string): string | null {
    const value = this.member(name);
    if (value === null) return null;
    const isObject = typeof value === 'object' && !Array.isArray(value);
    const id = isObject ? ((value as { id?: unknown }).id ?? null) : value;
    if (isObject && id === null) return null;
    if (typeof id !== 'string' || !/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw this.invalid(name, 'an object with an id');
    return id;
  }

  time(name: string): Date {
    const value = this.text(name);
    const time = /^\d{4}-\d{2}-\d{2}T/.test(value) ? new Date(value) : new Date(NaN);
    if (Number.isNaN(time.getTime())) throw this.invalid(name, 'a time');
    return time;
  }

  /** Like `time`, for information only: null when it is absent or invalid. */
  timeDetail(name: string): Date | null {
    const time = new Date(/^\d{4}-\d{2}-\d{2}T/.test(this.textDetail(name) ?? '') ? this.text(name) : NaN);
    return Number.isNaN(time.getTime()) ? null : time;
  }

  /** An address that payers may open: https, or http on this machine (the sandbox). */
  paymentUrl(name: string): string {
    const url = this.text(name);
    const parsed = parseUrl(url);
    const local = parsed?.protocol === 'http:' && isLoopbackHost(parsed.hostname);
    if (!parsed || parsed.username || parsed.password || (parsed.protocol !== 'https:' && !local)) {
      throw this.invalid(name, 'a payment address');
    }
    return url;
  }

  optionalChild(name: string): Answer | null {
    return this.has(name) ? Answer.of(this.member(name), `${this.path}.${name}`) : null;
  }

  /** The raw rows of a list. Each is read separately, so that an unreadable row does not hide the others. */
  rows(name: string): unknown[] {
    const rows = this.member(name);
    if (!Array.isArray(rows)) throw this.invalid(name, 'a list');
    return rows;
  }

  invalid(name: string, expected: string): InvalidAnswer {
    return new InvalidAnswer(`${this.path}.${name} is not ${expected}`);
  }

  private member(name: string): unknown {
    return Object.hasOwn(this.row, name) ? ((this.row as Record<string, unknown>)[name] ?? null) : null;
  }
}
