import fc from 'fast-check';

const HOW = ['till', 'till_named', 'app_link', 'app_invoice'] as const;
const WHEN = ['now', 'before', 'long_ago'] as const;
const ODDITIES = [
  ...['tax_third_decimal', 'tip_third_decimal', 'fee_third_decimal', 'tip_as_number', 'items_as_null'],
  ...['total_as_number', 'total_with_exponent', 'total_four_decimals', 'total_as_null', 'unknown_currency'],
  ...['refunds_without_created', 'refunds_as_null', 'customer_as_id', 'reference_as_text', 'created_as_seconds'],
  ...['created_missing', 'unknown_status', 'status_missing', 'row_as_null', 'row_as_text'],
] as const;
const BILL_ODDITIES = [
  ...['total_as_number', 'total_with_exponent', 'total_as_null', 'unknown_currency', 'customer_as_id', 'items_as_null'],
  ...['created_missing', 'unknown_status', 'status_missing', 'row_as_null', 'row_as_text'],
] as const;
const KEY_CHANGES = ['same_account', 'other_account', 'revoked_for_a_while', 'rotated'] as const;

/**
 * An act of other people and systems on the same Nomod account. `which` selects among the existing links or charges.
 */
export type StrangerStep =
  | {
      readonly kind: 'foreign_sale';
      readonly how: (typeof HOW)[number];
      readonly when: (typeof WHEN)[number];
      readonly isSameAmount: boolean;
      readonly silent: boolean;
    }
  | { readonly kind: 'foreign_refund'; readonly silent: boolean }
  | {
      readonly kind: 'refund_reversed';
      readonly which: number;
      readonly whole: boolean;
      readonly reason: 'failed' | 'cancelled';
      readonly silent: boolean;
    }
  | { readonly kind: 'dispute_ended'; readonly which: number; readonly outcome: 'won' | 'lost' }
  | { readonly kind: 'charge_corrected'; readonly which: number; readonly share: number; readonly silent: boolean }
  | { readonly kind: 'refund_settled'; readonly which: number; readonly outcome: 'done' | 'failed' | 'cancelled' }
  | {
      readonly kind: 'object_changed';
      readonly which: number;
      readonly act: 'disable' | 'expire' | 'delete' | 'rename';
    }
  | { readonly kind: 'customer_changed'; readonly act: 'delete' | 'rename' | 'other_case' }
  | { readonly kind: 'odd_charge'; readonly which: number; readonly oddity: string; readonly in: 'lists' | 'both' }
  | { readonly kind: 'odd_neighbour'; readonly oddity: string }
  | { readonly kind: 'odd_bill'; readonly which: number; readonly oddity: string; readonly in: 'lists' | 'both' }
  | { readonly kind: 'oddity_mended'; readonly which: number }
  | { readonly kind: 'key_changed'; readonly to: (typeof KEY_CHANGES)[number] }
  | { readonly kind: 'connection_replaced'; readonly first: 'deleted' | 'made' }
  | { readonly kind: 'billed_next_door'; readonly pays: boolean }
  | { readonly kind: 'twin'; readonly pays: boolean }
  | { readonly kind: 'match'; readonly which: number };

export type StrangerKind = StrangerStep['kind'];
export type Of<K extends StrangerKind> = StrangerStep & { kind: K };

const which = fc.nat({ max: 5 });
const flag = fc.boolean();
const kind = <K extends StrangerKind>(name: K) => fc.constant(name);
const oddity = fc.constantFrom(...ODDITIES);

const steps: { readonly [K in StrangerKind]: fc.Arbitrary<Of<K>> } = {
  foreign_sale: fc.record({
    kind: kind('foreign_sale'),
    how: fc.constantFrom(...HOW),
    when: fc.constantFrom(...WHEN),
    isSameAmount: fc.constantFrom(true, true, true, false),
    silent: flag,
  }),
  foreign_refund: fc.record({ kind: kind('foreign_refund'), silent: flag }),
  refund_reversed: fc.record({
    kind: kind('refund_reversed'),
    which,
    whole: flag,
    reason: fc.constantFrom('failed', 'cancelled'),
    silent: flag,
  }),
  dispute_ended: fc.record({ kind: kind('dispute_ended'), which, outcome: fc.constantFrom('won', 'lost') }),
  charge_corrected: fc.record({
    kind: kind('charge_corrected'),
    which,
    share: fc.constantFrom(50, 90, 110),
    silent: flag,
  }),
  refund_settled: fc.record({
    kind: kind('refund_settled'),
    which,
    outcome: fc.constantFrom('done', 'failed', 'cancelled'),
  }),
  object_changed: fc.record({
    kind: kind('object_changed'),
    which,
    act: fc.constantFrom('disable', 'expire', 'delete', 'rename'),
  }),
  customer_changed: fc.record({
    kind: kind('customer_changed'),
    act: fc.constantFrom('delete', 'rename', 'other_case'),
  }),
  odd_charge: fc.record({ kind: kind('odd_charge'), which, oddity, in: fc.constantFrom('lists', 'both') }),
  odd_neighbour: fc.record({ kind: kind('odd_neighbour'), oddity }),
  odd_bill: fc.record({
    kind: kind('odd_bill'),
    which,
    oddity: fc.constantFrom(...BILL_ODDITIES),
    in: fc.constantFrom('lists', 'both'),
  }),
  oddity_mended: fc.record({ kind: kind('oddity_mended'), which }),
  key_changed: fc.record({ kind: kind('key_changed'), to: fc.constantFrom(...KEY_CHANGES) }),
  connection_replaced: fc.record({ kind: kind('connection_replaced'), first: fc.constantFrom('deleted', 'made') }),
  billed_next_door: fc.record({ kind: kind('billed_next_door'), pays: flag }),
  twin: fc.record({ kind: kind('twin'), pays: flag }),
  match: fc.record({ kind: kind('match'), which }),
};

/** Generates acts of these kinds only. */
export const strangerStep = (kinds: readonly StrangerKind[]): fc.Arbitrary<StrangerStep> =>
  fc.oneof(...kinds.map((name): fc.Arbitrary<StrangerStep> => steps[name]));

export const ALL_STRANGERS = Object.keys(steps) as StrangerKind[];
