import { isFields, type Fields } from '../http/fields';

/** Each changes one object in answers. The kinds for charges do not change objects without the member in question. */
const KINDS = {
  // Amounts other than the total.
  tax_third_decimal: (body: Fields) => ({ ...body, tax: '4.762' }),
  tip_third_decimal: (body: Fields) => ({ ...body, tip: '0.333' }),
  fee_third_decimal: (body: Fields) => ({ ...body, service_fee: '1.111' }),
  tax_four_decimals: (body: Fields) => ({ ...body, tax: '0.0001' }),
  tip_as_number: (body: Fields) => ({ ...body, tip: 5 }),
  items_as_null: (body: Fields) => ({ ...body, items: null }),
  // The total and its currency.
  total_as_number: (body: Fields) => ({ ...body, ...withTotal(body, (amount) => Number(amount)) }),
  total_with_exponent: (body: Fields) => ({ ...body, ...withTotal(body, () => '1E+2') }),
  total_four_decimals: (body: Fields) => ({ ...body, ...withTotal(body, (amount) => `${amount}1`) }),
  total_as_null: (body: Fields) => ({ ...body, ...withTotal(body, () => null) }),
  total_with_comma: (body: Fields) => ({ ...body, ...withTotal(body, (amount) => amount.replace('.', ',')) }),
  unknown_currency: (body: Fields) => ({ ...body, currency: 'XAU' }),
  lower_case_currency: (body: Fields) => ({ ...body, currency: String(body.currency).toLowerCase() }),
  // Refunds.
  refunds_without_created: (body: Fields) => ({
    ...body,
    refunds: rows(body.refunds).map(({ amount }) => ({ amount })),
  }),
  refunds_as_null: (body: Fields) => ({ ...body, refunds: null }),
  refund_total_missing: ({ refund_total: _, ...body }: Fields) => body,
  // Identities.
  customer_as_id: (body: Fields) => ({ ...body, customer: isFields(body.customer) ? body.customer.id : null }),
  link_as_id: (body: Fields) => ({ ...body, link: isFields(body.link) ? body.link.id : null }),
  reference_as_text: (body: Fields) => ({ ...body, reference_id: `No. ${String(body.reference_id)}` }),
  created_as_seconds: (body: Fields) => ({ ...body, created: Math.floor(Date.parse(String(body.created)) / 1000) }),
  created_missing: ({ created: _, ...body }: Fields) => body,
  id_missing: ({ id: _, ...body }: Fields) => body,
  // Status.
  unknown_status: (body: Fields) => ({ ...body, status: 'settled' }),
  status_missing: ({ status: _, ...body }: Fields) => body,
  upper_case_status: (body: Fields) => ({ ...body, status: String(body.status).toUpperCase() }),
  // The whole row.
  row_as_null: () => null,
  row_as_text: () => 'unavailable',
  row_as_list: () => [],
} satisfies Record<string, (body: Fields) => unknown>;

export type OddityKind = keyof typeof KINDS;

export const ODDITY_KINDS = Object.keys(KINDS) as OddityKind[];

export const isOddityKind = (text: string): text is OddityKind => Object.hasOwn(KINDS, text);

export function oddlyServed(kind: OddityKind, served: unknown): unknown {
  return isFields(served) ? KINDS[kind](served) : served;
}

const rows = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

/** Charges name it `total`, links and invoices `amount`. */
function withTotal(body: Fields, change: (amount: string) => unknown): Fields {
  const name = typeof body.total === 'string' ? 'total' : 'amount';
  const amount = body[name];
  return typeof amount === 'string' ? { [name]: change(amount) } : {};
}
