import type { Payment } from '../../api/types';

type Word = (key: string, fallback: string) => string;

/** What the payer paid with, such as "Visa •••• 4242" or "Tabby". */
export function paidWith({ method, card_scheme, card_last4 }: NonNullable<Payment['paid_with']>, word: Word): string {
  const named = word(`method.${method}`, method.charAt(0).toUpperCase() + method.slice(1));
  return [card_scheme ?? named, card_last4 && `•••• ${card_last4}`].filter(Boolean).join(' ');
}

/** What the payer paid with when it is known, otherwise the way on which the money was asked for. */
export const wayOf = ({ paid_with: used, payment_method_type: method }: Payment, word: Word): string =>
  used === null ? word(`method.${method}`, method) : paidWith(used, word);
