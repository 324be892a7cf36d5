import { snakeCase } from './money-words';

/** Names in other payment APIs, and possible names here. The first name that the route accepts is suggested. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  after: ['starting_after', 'cursor'],
  amount_cents: ['amount'],
  amount_minor: ['amount'],
  charge_id: ['gateway_payment_id'],
  client_reference_id: ['reference_id'],
  created_after: ['start_time'],
  created_before: ['end_time'],
  created_gte: ['start_time'],
  created_lte: ['end_time'],
  customer: ['customer_id'],
  discount: ['total_discount'],
  due: ['due_date'],
  due_at: ['due_date'],
  expires: ['expires_at'],
  external_id: ['external_customer_id'],
  gateway: ['payment_gateway'],
  invoice: ['destination_id', 'invoice_id'],
  invoice_id: ['destination_id', 'invoice_ids'],
  invoice_items: ['line_items'],
  items: ['line_items'],
  lines: ['line_items'],
  max_results: ['limit'],
  memo: ['description'],
  method: ['payment_method_type'],
  note: ['description', 'reason'],
  page: ['offset', 'cursor'],
  page_size: ['limit'],
  payment_method: ['payment_method_type'],
  per_page: ['limit'],
  permissions: ['scopes'],
  price: ['amount'],
  q: ['search'],
  query: ['search'],
  reference: ['reference_id'],
  refund_amount: ['amount'],
  return_url: ['success_url'],
  skip: ['offset'],
  status: ['payment_status', 'invoice_status'],
  tax: ['total_tax'],
  title: ['display_name', 'name', 'description'],
  type: ['payment_method_type', 'invoice_type'],
  unit_amount: ['amount'],
  unit_price: ['amount'],
  value: ['amount'],
  vat: ['total_tax'],
};

/** Longer names are not typing errors, and the cost of comparing grows with the square of their length. */
const LONGEST = 40;

/**
 * The accepted name that was probably meant: the same in another notation, an alias of another API, or a name with a
 * typing error.
 */
export function suggestName(name: string, known: readonly string[]): string | undefined {
  if (name.length > LONGEST) return undefined;
  const wanted = snakeCase(name);
  if (known.includes(wanted)) return wanted;
  const alias = Object.hasOwn(ALIASES, wanted) ? ALIASES[wanted]?.find((other) => known.includes(other)) : undefined;
  if (alias !== undefined) return alias;
  const most = wanted.length < 5 ? 1 : 2;
  const [nearest] = known
    .map((other) => ({ other, mistakes: mistakesBetween(wanted, other, most) }))
    .filter(({ mistakes }) => mistakes <= most)
    .sort((one, two) => one.mistakes - two.mistakes);
  return nearest?.other;
}

/**
 * Number of letters that were omitted, added, changed or swapped with their neighbour; above `most` when there are
 * more.
 */
function mistakesBetween(one: string, two: string, most: number): number {
  if (Math.abs(one.length - two.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: two.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= two.length; column += 1) {
      const isSame = one[row - 1] === two[column - 1];
      const isSwap = row > 1 && column > 1 && one[row - 1] === two[column - 2] && one[row - 2] === two[column - 1];
      current[column] = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwap ? (before[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, above] = [above, current];
  }
  return above[two.length] ?? most + 1;
}
