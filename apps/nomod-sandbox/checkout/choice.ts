import { Decimal } from 'decimal.js';
import { payInFull, type PaymentMethod, TEST_PAYER, type PaymentRequest } from '../charges/payment-request';
import type { Payable } from '../charges/payable';
import { isFields, type Fields } from '../http/fields';
import { percentOf } from '../money';
import type { Account } from '../store/state';

/** The payer's choices so far. They are passed in the page's address and then in the form. */
export interface Choice {
  tipPercent: number;
  converted: boolean;
  method: PaymentMethod;
}

/** Pay-later methods that the page offers. */
export const laterMethods = ({ bill }: Payable): PaymentMethod[] => [
  ...(bill.allow_tabby ? (['tabby'] as const) : []),
  ...(bill.allow_tamara ? (['tamara'] as const) : []),
];

export function readChoice(account: Account, payable: Payable, from: unknown): Choice {
  const fields: Fields = isFields(from) ? from : {};
  const tip = account.options.tip_percentages.find((percent) => String(percent) === fields.tip);
  return {
    tipPercent: payable.allow_tip ? (tip ?? 0) : 0,
    method: laterMethods(payable).find((method) => method === fields.method) ?? 'nomod',
    converted: fields.pay_in !== undefined && fields.pay_in === account.options.conversion?.currency,
  };
}

export function toPaymentRequest(account: Account, payable: Payable, choice: Choice): PaymentRequest {
  const subtotal = payable.bill.items
    .reduce((sum, item) => sum.plus(item.total_amount), new Decimal(0))
    .minus(payable.bill.discount);
  return {
    ...payInFull(),
    method: choice.method,
    tip: percentOf(subtotal, choice.tipPercent, payable.bill.currency),
    convert: choice.converted ? account.options.conversion : null,
  };
}

/** Adds the payer's input. */
export function withForm(request: PaymentRequest, payable: Payable, from: unknown): PaymentRequest {
  const fields: Fields = isFields(from) ? from : {};
  const typed = (name: string, otherwise: string) => {
    const value = fields[name];
    return typeof value === 'string' ? value.trim().slice(0, 300) : otherwise;
  };
  return {
    ...request,
    payer: {
      first_name: typed('first_name', TEST_PAYER.first_name),
      last_name: typed('last_name', TEST_PAYER.last_name),
      email: typed('email', TEST_PAYER.email),
      phone_number: TEST_PAYER.phone_number,
    },
    answers: Object.fromEntries(
      payable.bill.custom_fields.map(({ name }, index) => [name, typed(`answer_${index}`, '')]),
    ),
    shipping_address: payable.bill.shipping_address_required ? typed('shipping_address', '') : null,
  };
}
