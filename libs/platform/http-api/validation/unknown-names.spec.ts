import { carriesMoney } from './money-words';
import { suggestName } from './suggest-name';

const INVOICE = ['customer_id', 'currency', 'line_items', 'total_discount', 'total_tax', 'due_date', 'description'];
const PAYMENTS = [
  'destination_id',
  'customer_id',
  'payment_status',
  'cursor',
  'starting_after',
  'offset',
  'limit',
  'start_time',
];

describe('what was probably meant', () => {
  it.each([
    ['total_discont', 'total_discount'],
    ['totalDiscount', 'total_discount'],
    ['total-discount', 'total_discount'],
    ['TotalDiscount', 'total_discount'],
    ['Total_Discount', 'total_discount'],
    ['discount', 'total_discount'],
    ['tax', 'total_tax'],
    ['dueDate', 'due_date'],
    ['due_dat', 'due_date'],
    ['deu_date', 'due_date'],
    ['custmer_id', 'customer_id'],
    ['customer', 'customer_id'],
    ['items', 'line_items'],
    ['favourite_colour', undefined],
    ['constructor', undefined],
    ['toString', undefined],
    ['x'.repeat(10_000), undefined],
    ['', undefined],
  ])('%s: %s', (name, meant) => expect(suggestName(name, INVOICE)).toBe(meant));

  it.each([
    ['invoice_id', 'destination_id'],
    ['after', 'starting_after'],
    ['page', 'offset'],
    ['created_after', 'start_time'],
    ['Limit', 'limit'],
    ['limt', 'limit'],
  ])('in a list, %s: %s', (name, meant) => expect(suggestName(name, PAYMENTS)).toBe(meant));
});

describe('a member that carries money', () => {
  it.each([
    ['coupons', ['SUMMER']],
    ['invoice_coupons', [{ coupon_id: 'c' }]],
    ['lineItemCoupons', { a: 1 }],
    ['coupon_ids', ['c']],
    ['tax_rates', ['t']],
    ['taxRateOverrides', [{}]],
    ['total_prepaid_applied', '10.00'],
    ['amount_cents', 1000],
    ['amountMinor', 1],
    ['Amount', '10.00'],
    ['apply_discount', true],
    ['price_unit_amount', '1'],
    ['vat', '5%'],
    ['payment_status', 'SUCCEEDED'],
    ['paymentStatus', 'overpaid'],
    ['paid', true],
  ])('%s', (name, value) => expect(carriesMoney({ name, value })).toBe(true));

  it.each([
    ['coupons', []],
    ['coupons', null],
    ['tax_rates', {}],
    ['amount_cents', 0],
    ['total_prepaid_applied', '0.00'],
    ['adjustment_amount', '0.000'],
    ['apply_discount', false],
    ['price_id', 'price_1'],
    ['price_type', 'FIXED'],
    ['paid_at', '2026-01-01'],
    ['payment_status', 'PENDING'],
    ['payment_status', null],
    ['refund_reason', 'x'],
    ['subscription_id', 'sub_1'],
    ['save_card_and_make_default', true],
    ['gateway_options', { a: 1 }],
    ['expand', 'customer'],
  ])('is not %s: %j', (name, value) => expect(carriesMoney({ name, value })).toBe(false));
});
