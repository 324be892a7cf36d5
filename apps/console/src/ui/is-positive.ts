/** Whether an amount of the API is above zero. Looks at its digits, so that pages which only show amounts need no decimal library. */
export const isPositive = (amount: string): boolean => !amount.startsWith('-') && /[1-9]/.test(amount);
