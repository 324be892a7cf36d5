import Decimal from 'decimal.js';

const AMOUNT = /^\d{1,15}(\.\d{1,4})?$/;

/** What a person typed as an exact decimal; undefined when it is not a plain amount. Thousands separators are forgiven. */
export function readAmount(text: string): Decimal | undefined {
  const plain = text.trim().replace(/[,\s]/g, '');
  return AMOUNT.test(plain) ? new Decimal(plain) : undefined;
}

export type AmountProblem = 'not_positive' | 'not_outstanding' | 'above_outstanding';

/** @param outstanding decimal text of the API. */
export function amountProblem(text: string, outstanding: string, method: string): AmountProblem | undefined {
  const amount = readAmount(text);
  if (!amount?.greaterThan(0)) return 'not_positive';
  if (method === 'payment_link' && !amount.equals(outstanding)) return 'not_outstanding';
  if (method === 'offline' && amount.greaterThan(outstanding)) return 'above_outstanding';
  return undefined;
}

/** As the API wants it: with the digits of the outstanding amount where fewer were typed. */
export function amountToSend(text: string, outstanding: string): string {
  const amount = readAmount(text);
  const digits = outstanding.split('.')[1]?.length ?? 0;
  return amount ? amount.toFixed(Math.max(digits, amount.decimalPlaces())) : text;
}
