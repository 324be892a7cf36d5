import { parseMoney } from '@remit/money';
import { isLoopbackHost } from '@remit/settings';

/** An answer that cannot be believed. Names the member, never its value. */
export class InvalidAnswer extends Error {}

/** Reads the members of one JSON object, each with the type it must have. Unknown members are ignored. */
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
    return value;
  }

  optionalInteger(name: string): number | null {
    const value = this.member(name);
    if (value === null) return null;
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw this.invalid(name, 'an integer');
    return value;
  }

  /** ISO 4217, upper case. */
  currency(name: string): string {
    const value = this.text(name);
    if (!/^[a-z]{3}$/i.test(value)) throw this.invalid(name, 'a currency');
    return value.toUpperCase();
  }

  /** Minor units of the currency. */
  money(name: string, currency: string): bigint {
    const value = this.text(name);
    if (!/^\d{1,12}(\.\d{1,3})?$/.test(value)) throw this.invalid(name, 'an amount');
    try {
      return parseMoney(value, currency);
    } catch {
      throw this.invalid(name, `an amount in ${currency}`);
    }
  }

  optionalMoney(name: string, currency: string): bigint | null {
    return this.has(name) ? this.money(name, currency) : null;
  }

  time(name: string): Date {
    const value = this.text(name);
    const time = /^\d{4}-\d{2}-\d{2}T/.test(value) ? new Date(value) : new Date(NaN);
    if (Number.isNaN(time.getTime())) throw this.invalid(name, 'a time');
    return time;
  }

  /** An address a payer may be sent to: https, or http on this machine (the sandbox). */
  paymentUrl(name: string): string {
    const url = this.text(name);
    const parsed = URL.canParse(url) ? new URL(url) : null;
    const local = parsed?.protocol === 'http:' && isLoopbackHost(parsed.hostname);
    if (!parsed || parsed.username || parsed.password || (parsed.protocol !== 'https:' && !local)) {
      throw this.invalid(name, 'a payment address');
    }
    return url;
  }

  optionalChild(name: string): Answer | null {
    return this.has(name) ? Answer.of(this.member(name), `${this.path}.${name}`) : null;
  }

  children(name: string): Answer[] {
    const rows = this.member(name);
    if (!Array.isArray(rows)) throw this.invalid(name, 'a list');
    return rows.map((row, index) => Answer.of(row, `${this.path}.${name}[${index}]`));
  }

  invalid(name: string, expected: string): InvalidAnswer {
    return new InvalidAnswer(`${this.path}.${name} is not ${expected}`);
  }

  private member(name: string): unknown {
    return Object.hasOwn(this.row, name) ? ((this.row as Record<string, unknown>)[name] ?? null) : null;
  }
}
