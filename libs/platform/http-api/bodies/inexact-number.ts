import type { EventLoopYield } from '@remit/database';
import { Char, endOfText, nameBetween } from './repeated-name';

/** Characters up to which a number without an exponent is always exact, because it has at most 15 digits. */
const SHORT = 15;

/** Maximum characters of a number, including trailing zeros. */
const LONGEST = 100;

const NUMBER = /\d[\d.eE+-]*/y;

/**
 * The name of the first member whose number JavaScript cannot represent. `JSON.parse` silently rounds
 * 100.00000000000000001 to 100, 1e-400 to 0 and 1e400 to infinity, and the intended value is lost.
 * @param text accepted by `JSON.parse`
 */
export async function findInexactNumber(text: string, yielder: EventLoopYield): Promise<string | undefined> {
  let [start, end] = [0, 0];
  let name: readonly [start: number, end: number] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === Char.Quote) {
      [start, end] = [at, endOfText(text, at)];
      at = end;
    } else if (char === Char.Colon) name = [start, end];
    else if (char >= Char.Zero && char <= Char.Nine) {
      NUMBER.lastIndex = at;
      const [number = ''] = NUMBER.exec(text) ?? [];
      at += number.length - 1;
      if (number.length <= SHORT && !/e/i.test(number)) continue;
      if (!isExact(number)) return nameBetween(text, ...name);
      if (yielder.isDue) await yielder.pause();
    }
  }
  return undefined;
}

function isExact(number: string): boolean {
  if (number.length > LONGEST) return false;
  const kept = String(Number(number));
  return kept === number || written(kept) === written(number);
}

/** Digits and exponent in a normal form: `1200`, `1200.0` and `1.2e3` are equal. */
function written(number: string): string {
  const [mantissa = '', exponent = '0'] = number.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  return `${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}
