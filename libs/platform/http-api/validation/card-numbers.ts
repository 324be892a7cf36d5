/** Digits of other scripts (Arabic-Indic, Persian, full width). The low four bits of each are its value. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;

/** Prefixes and lengths of the card schemes. Without them, one in ten order numbers would pass for a card. */
const ISSUED = [
  /^4(\d{12}|\d{15}|\d{18})$/,
  /^(5[1-5]\d{14}|2(22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12})$/,
  /^3[47]\d{13}$/,
  /^(6011|65\d\d|64[4-9]\d)\d{12,15}$/,
  /^3(0[0-5]|[689]\d)\d{11}$/,
  /^35(2[89]|[3-8]\d)\d{12}$/,
  /^62\d{14,17}$/,
  /^(5[06-8]|6\d)\d{14,17}$/,
];

/** The lengths that ISSUED allows, by first digit. Most groups of digits need no other check. */
const LENGTHS: readonly (readonly number[])[] = [
  [],
  [],
  [16],
  [14, 15, 16],
  [13, 16, 19],
  [16, 17, 18, 19],
  [16, 17, 18, 19],
  [],
  [],
  [],
];
const SHORTEST = 13;
const LONGEST = 19;

/** Maximum digits of a run that are kept. */
const KEPT = 256;

/**
 * Tokens whose digits never belong to a card, also after a prefix (`sk_test_`): UUIDs, our ids, digests, and shorter
 * hexadecimal ids with a letter.
 */
const IDENTIFIER = new RegExp(
  [
    /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
    /[a-z]{2,12}_[0-9A-HJKMNP-TV-Z]{26}/,
    /[0-9a-f]{32,128}/,
    /(?=[0-9]*[a-f])[0-9a-f]{16,31}/,
  ]
    .map(({ source }) => `(?<![0-9a-z])${source}(?![0-9a-z])`)
    .join('|'),
  'gi',
);

/** Characters on each side of a number that are searched for an identifier around it. */
const AROUND = 128;

/** Characters allowed between two groups of digits, at most `LONGEST_GAP` of them. */
const SEPARATOR = /[ \t\r\n\u00a0\u00ad\u2000-\u200f\u202f\u2060\u3000\ufeff_/\\.\u2010-\u2015-]/;
const LONGEST_GAP = 3;

/** A number with a leading plus and at most this many digits is a telephone number. */
const MOST_OF_TELEPHONE = 14;

export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The positions of the card numbers in a text, in order. A number begins and ends with a group of digits: the digits
 * after it may be an expiry date. One pass without backtracking, because callers choose the text: a megabyte takes
 * less than 100 ms, with any content.
 * @param most maximum number of results
 */
export function findCardNumbers(text: string, most = Infinity): Span[] {
  const found: Span[] = [];
  if (text.length < SHORTEST) return found;
  const plain = text.replace(OTHER_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf));
  const run = new DigitRun(plain);
  for (let index = 0; index < plain.length && found.length < most; index += 1) {
    const code = plain.charCodeAt(index);
    if (!isDigit(code)) {
      if (!run.isEmpty && (run.gapBefore(index) >= LONGEST_GAP || !isSeparator(code, plain, index))) run.clear();
      continue;
    }
    run.add(code - 48, index);
    if (isDigit(plain.charCodeAt(index + 1))) continue;
    const span = run.cardNumber();
    if (span && span.start >= (found.at(-1)?.end ?? 0)) found.push(span);
  }
  return found;
}

/** False beyond the end of the text, where the character code is NaN. */
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const isSeparator = (code: number, text: string, index: number): boolean =>
  code === 32 || code === 45 || code === 46 || (!isLetter(code) && SEPARATOR.test(text.charAt(index)));

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** The last digits of consecutive groups. */
class DigitRun {
  private readonly digits = new Uint8Array(KEPT);
  private readonly positions = new Int32Array(KEPT);
  private length = 0;
  private isWhole = true;

  constructor(private readonly text: string) {}

  get isEmpty(): boolean {
    return this.length === 0;
  }

  add(digit: number, position: number): void {
    if (this.length === KEPT) {
      this.digits.copyWithin(0, KEPT - LONGEST - 1);
      this.positions.copyWithin(0, KEPT - LONGEST - 1);
      this.length = LONGEST + 1;
      this.isWhole = false;
    }
    this.digits[this.length] = digit;
    this.positions[this.length] = position;
    this.length += 1;
  }

  clear(): void {
    this.length = 0;
    this.isWhole = true;
  }

  /** Number of characters between the last digit and this position. */
  gapBefore(index: number): number {
    return index - this.at(this.length - 1) - 1;
  }

  /** The card number that ends with the last digit. */
  cardNumber(): Span | undefined {
    for (let length = SHORTEST; length <= this.length && length <= LONGEST; length += 1) {
      const first = this.length - length;
      if (!this.startsGroup(first) || !LENGTHS[this.digits[first] ?? 0]?.includes(length)) continue;
      if (!this.passesLuhn(first) || !this.isIssued(first) || this.isTelephone(first)) continue;
      const span = { start: this.at(first), end: this.at(this.length - 1) + 1 };
      if (this.isWrittenAsCard(span)) return span;
    }
    return undefined;
  }

  private at(index: number): number {
    return this.positions[index] ?? 0;
  }

  private startsGroup(index: number): boolean {
    return index === 0 ? this.isWhole : this.at(index) !== this.at(index - 1) + 1;
  }

  /** Verifies the check digit of ISO/IEC 7812. */
  private passesLuhn(first: number): boolean {
    let sum = 0;
    for (let index = this.length - 1, isDoubled = false; index >= first; index -= 1, isDoubled = !isDoubled) {
      const value = (this.digits[index] ?? 0) * (isDoubled ? 2 : 1);
      sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 === 0;
  }

  private isIssued(first: number): boolean {
    const digits = this.digits.subarray(first, this.length).join('');
    return ISSUED.some((pattern) => pattern.test(digits));
  }

  private isTelephone(first: number): boolean {
    return first === 0 && this.length <= MOST_OF_TELEPHONE && this.text[this.at(0) - 1] === '+';
  }

  /**
   * Full stops separate only groups of four; others belong to amounts. Digits directly after a decimal point are a
   * fraction.
   */
  private isWrittenAsCard({ start, end }: Span): boolean {
    const written = this.text.slice(start, end);
    if (written.includes('.') && !/^\d{4}(\D+\d{4}){2}\D+\d{1,4}(\D+\d{1,3})?$/.test(written)) return false;
    if (/^\d+$/.test(written) && /\d\.$/.test(this.text.slice(Math.max(0, start - 2), start))) return false;
    const from = Math.max(0, start - AROUND);
    const around = this.text.slice(from, end + AROUND).matchAll(IDENTIFIER);
    return ![...around].some(({ 0: token, index }) => from + index < end && from + index + token.length > start);
  }
}
