export type InvalidAmountReason = 'not_a_number' | 'exponent' | 'too_many_digits' | 'negative' | 'too_large';

const SENTENCES: Record<InvalidAmountReason, string> = {
  not_a_number: 'must be a decimal number such as "100.00"',
  exponent: 'must be written without an exponent',
  too_many_digits: 'has more decimal places than its currency',
  negative: 'must not be negative',
  too_large: 'is too large',
};

/**
 * A text or number that is not an amount of its currency. The message is safe to show: it does not repeat the input.
 */
export class InvalidAmount extends Error {
  override readonly name = 'InvalidAmount';
  constructor(readonly reason: InvalidAmountReason) {
    super(SENTENCES[reason]);
  }
}
