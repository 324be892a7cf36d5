import Decimal from 'decimal.js';
import { useState } from 'react';
import type { MessageKey } from '../i18n/en/index';
import { useI18n } from '../i18n/i18n';
import { amountProblem, amountToSend, asTyped, digitsIn } from './amount';
import { AmountField, useAmountProblem } from './amount-field';
import { formatMoney } from './format';

interface PartAmountOptions {
  /** Maximum amount, in the API's format. */
  left: string;
  currency: string;
  /** Message below the field with the remaining amount. */
  help: MessageKey;
  /** Message for an amount above the maximum. */
  tooMuch: MessageKey;
}

/** A field for all or a part of an amount. The default is all of it. */
export function usePartAmount({ left, currency, help, tooMuch }: PartAmountOptions) {
  const { t, locale } = useI18n();
  const explain = useAmountProblem();
  const [typed, setTyped] = useState(asTyped(left));
  const [isChecked, setChecked] = useState(false);
  const digits = digitsIn(left);
  const inMoney = (amount: string) => formatMoney(amount, currency, locale);
  const most = { amount: inMoney(left) };
  const problem = amountProblem(typed, left, 'offline');
  const error =
    problem === 'above_outstanding' ? t(tooMuch, most) : problem && explain(problem, typed, currency, digits);
  const amount = problem === undefined ? amountToSend(typed, left) : undefined;
  return {
    /** The amount in the API's format; undefined while it is invalid. */
    amount,
    /** The amount and the rest after it, formatted as money; undefined while the amount is invalid. */
    words: amount === undefined ? undefined : { amount: inMoney(amount), rest: inMoney(restOf(left, amount)) },
    /** Shows the problem of the amount until it is changed. */
    check: () => setChecked(true),
    field: (
      <AmountField
        label={t('amount')}
        required
        currency={currency}
        digits={digits}
        leftSection={<span className="currency">{currency}</span>}
        leftSectionWidth={56}
        description={t(help, most)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={typed}
        error={isChecked ? error : undefined}
        onChange={(text) => {
          setTyped(text);
          setChecked(false);
        }}
      />
    ),
  };
}

const restOf = (left: string, amount: string): string => new Decimal(left).minus(amount).toFixed(digitsIn(left));
