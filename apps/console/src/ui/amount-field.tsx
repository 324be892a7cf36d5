import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../i18n/i18n';
import { decimalInField, type AmountProblem, digitsOf, readAmount, readingsOf, withPoint } from './amount';

interface AmountFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'error' | 'type'> {
  value: string;
  currency: string;
  /** Number of decimals; by default those of the currency. */
  digits?: number;
  /** Maximum number of decimals that may be entered, when it is larger. */
  most?: number;
  /** The form's error. The field itself shows when its text is not a valid amount. */
  error?: string | undefined;
  onChange: (text: string) => void;
  'data-field'?: string;
}

/** An input for an amount. On blur it shows the parsed amount, or the reason why the text is not valid. */
export function AmountField({
  value,
  currency,
  digits = digitsOf(currency),
  most = digits,
  error,
  onChange,
  ...input
}: AmountFieldProps) {
  const explain = useAmountProblem();
  const [isLeft, setLeft] = useState(false);
  const { amount, problem } = readAmount(value, digits, most);
  const own = isLeft && problem && problem !== 'empty' ? explain(problem, value, currency, most) : undefined;
  const leave = () => {
    setLeft(true);
    if (amount && amount.greaterThan(0)) onChange(decimalInField(amount, digits));
  };
  return (
    <TextInput
      {...input}
      inputMode="decimal"
      autoComplete="off"
      dir="ltr"
      value={value}
      error={error ?? own}
      onChange={(event) => {
        setLeft(false);
        onChange(event.currentTarget.value);
      }}
      onBlur={leave}
    />
  );
}

/** Explains what is wrong with an amount and what to enter instead. */
export function useAmountProblem() {
  const { t } = useI18n();
  return (problem: AmountProblem, text: string, currency: string, digits: number, outstanding = ''): string => {
    switch (problem) {
      case 'decimal_comma':
        return t('amount.problem.decimal_comma', { example: withPoint(text) });
      case 'ambiguous':
        return t('amount.problem.ambiguous', readingsOf(text));
      case 'too_many_decimals':
        return t('amount.problem.too_many_decimals', { currency, digits });
      case 'not_amount':
        return t('amount.problem.not_amount', { example: amountExample(digits) });
      case 'not_outstanding':
        return t('record.field.equal', { amount: outstanding });
      case 'above_outstanding':
        return t('record.field.most', { amount: outstanding });
      case 'empty':
      case 'not_positive':
        return t('record.field.positive');
    }
  };
}

const amountExample = (digits: number): string =>
  digits === 0 ? '50' : `50.${'50'.padEnd(digits, '0').slice(0, digits)}`;
