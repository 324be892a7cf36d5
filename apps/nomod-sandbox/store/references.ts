import { randomInt } from 'node:crypto';
import type { Account } from './state';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Nomod's reference of a link or invoice, like `26281-K7QX`. */
export function nextReference(account: Account): string {
  account.last_reference_number += 1;
  const tail = Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${account.last_reference_number}-${tail}`;
}

/** The sequence number of a charge in its business. */
export function nextChargeNumber(account: Account): number {
  account.last_charge_number += 1;
  return account.last_charge_number;
}
