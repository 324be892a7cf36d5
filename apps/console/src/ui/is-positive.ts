/**
 * Whether an amount of the API is above zero. It examines only the digits, so that pages that only show amounts need
 * no decimal library.
 */
export const isPositive = (amount: string): boolean => !amount.startsWith('-') && /[1-9]/.test(amount);
