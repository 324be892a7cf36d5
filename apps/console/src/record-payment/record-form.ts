import type { Invoice } from '../api/types';
import { type AmountProblem, amountProblem, amountToSend } from '../ui/amount';
import { today } from '../ui/format';

export type Method = 'payment_link' | 'offline' | '';

export interface RecordForm {
  amount: string;
  method: Method;
  connectionId: string;
  description: string;
  referenceId: string;
  receivedOn: string;
}

export type FieldName = keyof RecordForm;

/** Maximum length of a description in the API. */
export const DESCRIPTION_LENGTH = 500;

export type FieldErrors = Partial<Record<Exclude<FieldName, 'amount'>, 'method' | 'provider' | 'future'>> & {
  amount?: AmountProblem;
};

/** Problems before the request is sent, in the order of the fields. */
export function checkForm(form: RecordForm, invoice: Invoice): FieldErrors {
  const errors: FieldErrors = {};
  const amount = amountProblem(form.amount, invoice.amount_remaining, form.method);
  if (amount) errors.amount = amount;
  if (form.method === '') errors.method = 'method';
  if (form.method === 'payment_link' && form.connectionId === '') errors.connectionId = 'provider';
  if (form.method === 'offline' && form.receivedOn > today()) errors.receivedOn = 'future';
  return errors;
}

/** The body of POST /payments. */
export function toRequest(form: RecordForm, invoice: Invoice): Record<string, unknown> {
  const common = {
    destination_type: 'invoice',
    destination_id: invoice.id,
    amount: amountToSend(form.amount, invoice.amount_remaining),
    currency: invoice.currency,
    payment_method_type: form.method,
    ...(form.description.trim() !== '' && { description: form.description.trim() }),
  };
  if (form.method === 'payment_link') {
    return {
      ...common,
      payment_gateway: 'nomod',
      metadata: { connection_id: form.connectionId },
    };
  }
  return {
    ...common,
    ...(form.referenceId.trim() !== '' && { reference_id: form.referenceId.trim() }),
    ...(form.receivedOn !== '' && { received_on: form.receivedOn }),
  };
}

/** The form field for each parameter of the API. */
const FIELD_OF: Record<string, FieldName> = {
  amount: 'amount',
  payment_method_type: 'method',
  payment_gateway: 'connectionId',
  'metadata.connection_id': 'connectionId',
  description: 'description',
  reference_id: 'referenceId',
  received_on: 'receivedOn',
};

export const fieldOf = (param: string | null): FieldName | undefined => (param === null ? undefined : FIELD_OF[param]);
