import { tokenOf } from '@remit/database';
import type { AttentionRow, InvoiceAnswer, PaymentAnswer } from '../answers';
import { unexplained } from './money-oracle';
import { readTruth, type SandboxBill, type SandboxTruth } from './nomod-truth';

const TOKEN = '01M8M56300000000000000000A';
const invoice: InvoiceAnswer = {
  id: `inv_${TOKEN}`,
  customer_id: 'cust_1',
  customer: { email: 'ada@example.com' },
  due_date: '2027-01-10T00:00:00.000Z',
  currency: 'AED',
  invoice_status: 'finalized',
  payment_status: 'succeeded',
  amount_due: '100.00',
  amount_paid: '100.00',
  amount_remaining: '0.00',
  refunded_amount: '0.00',
  overpaid_amount: null,
};
const payment: PaymentAnswer = {
  id: `pay_${TOKEN}`,
  destination_id: invoice.id,
  payment_status: 'succeeded',
  payment_url: null,
  payment_method_type: 'payment_link',
  amount: '100.00',
  captured_amount: '100.00',
  extras_amount: '5.00',
  refunded_amount: '0.00',
  currency: 'AED',
  gateway_tracking_id: 'link',
  gateway_payment_id: 'charge',
  disputed: false,
  error_code: null,
  attempts: [],
  refunds: [],
};
const link: SandboxBill = {
  id: 'link',
  first_title: `INV-1 ${tokenOf(TOKEN)}`,
  note: '',
  currency: 'AED',
  amount: '100.000',
  tax: '0.000',
  closed: 'paid',
};
const charge: SandboxTruth = {
  id: 'charge',
  status: 'paid',
  currency: 'AED',
  total: '105.000',
  refund_total: '0.000',
  original_total: null,
  original_currency: null,
  tip: '5.000',
  service_fee: null,
  tax: '0.000',
  link_id: 'link',
  invoice_id: null,
  oddities: [],
};
const row: AttentionRow = { id: 'row', kind: '', invoice_id: null, payment_id: null, charge_id: null, actions: [] };

interface Scene {
  invoices: InvoiceAnswer[];
  payments: PaymentAnswer[];
  rows: AttentionRow[];
  links: SandboxBill[];
  charges: SandboxTruth[];
}

const kindsIn = (changed: Partial<Scene>, matched?: ReadonlyMap<string, string>) => {
  const agreed: Scene = { invoices: [invoice], payments: [payment], rows: [], links: [link], charges: [charge] };
  const scene = { ...agreed, ...changed };
  return unexplained(readTruth({ ...scene, invoices: [] }), scene, matched).map(({ kind }) => kind);
};

const unpaid = { ...invoice, payment_status: 'pending', amount_paid: '0.00', amount_remaining: '100.00' };
const waiting = {
  ...payment,
  payment_status: 'pending',
  payment_url: 'http://127.0.0.1/en/l/1',
  gateway_payment_id: null,
  captured_amount: '0.00',
  extras_amount: '0.00',
};
const other = { ...invoice, id: 'inv_01M8M56300000000000000000B' };
const open = { ...link, closed: null };

describe('the oracle', () => {
  it('finds nothing where our figures are those of Nomod', () => {
    expect(kindsIn({})).toEqual([]);
    expect(kindsIn({ invoices: [unpaid], payments: [waiting], charges: [], links: [open] })).toEqual([]);
    expect(kindsIn({ charges: [charge, { ...charge, id: 'till', link_id: null }] })).toEqual([]);
  });

  it.each<[string, Partial<Scene>]>([
    ['not_recorded', { invoices: [unpaid], payments: [{ ...waiting, payment_url: null }] }],
    ['recorded_twice', { invoices: [invoice, other], payments: [payment, { ...payment, destination_id: other.id }] }],
    ['not_ours', { charges: [{ ...charge, link_id: null }] }],
    ['not_ours', { charges: [{ ...charge, status: 'failed' }] }],
    ['amount', { charges: [{ ...charge, total: '104.000', tip: '4.000' }] }],
    ['amount', { charges: [{ ...charge, tip: '4.000' }] }],
    ['amount', { charges: [{ ...charge, currency: 'USD' }] }],
    ['refund', { charges: [{ ...charge, refund_total: '0.010' }] }],
    [
      'refund',
      { payments: [{ ...payment, refunded_amount: '5.00' }], invoices: [{ ...invoice, refunded_amount: '5.00' }] },
    ],
    ['dispute', { charges: [{ ...charge, status: 'disputed' }] }],
    ['invoice_figures', { invoices: [{ ...invoice, amount_paid: '99.00' }] }],
    ['payable_though_closed', { links: [open] }],
    ['payable_twice', { invoices: [unpaid], payments: [waiting], charges: [], links: [open, { ...open, id: 'two' }] }],
    [
      'asks_another_amount',
      { invoices: [unpaid], payments: [waiting], charges: [], links: [{ ...open, amount: '90.000' }] },
    ],
    [
      'url_of_no_use',
      { invoices: [unpaid], payments: [waiting], charges: [], links: [{ ...link, closed: 'disabled' }] },
    ],
  ])('finds %s (%#)', (kind, changed) => {
    expect(kindsIn(changed)).toContain(kind);
  });

  it('takes a tax for a part of what was taken, or for an extra, where less was taken than was asked', () => {
    const short = { ...charge, total: '50.000', tip: '0.000', tax: '5.000' };
    const owing = { ...invoice, payment_status: 'pending', amount_paid: '50.00', amount_remaining: '50.00' };
    const whole = { ...payment, captured_amount: '50.00', extras_amount: '0.00' };
    const apart = { ...payment, captured_amount: '45.00', extras_amount: '5.00' };
    const kinds = (paid: PaymentAnswer, left: Partial<InvoiceAnswer>) =>
      kindsIn({ charges: [short], payments: [paid], invoices: [{ ...owing, ...left }] });
    expect(kinds(whole, {})).toEqual([]);
    expect(kinds(apart, { amount_paid: '45.00', amount_remaining: '55.00' })).toEqual([]);
    expect(kinds({ ...payment, captured_amount: '48.00', extras_amount: '2.00' }, {})).toContain('amount');
  });

  it('finds a page that says another day or another e-mail, unless a row says so', () => {
    const page = {
      ...open,
      invoice_number: 'INV-1',
      due_date: '2027-01-10',
      customer: { id: 'c', email: 'ADA@example.com' },
    };
    const kinds = (changed: object, rows: AttentionRow[] = []) =>
      kindsIn({ invoices: [unpaid], payments: [waiting], charges: [], links: [{ ...page, ...changed }], rows });
    expect(kinds({})).toEqual([]);
    expect(kinds({ due_date: '2027-01-11' })).toEqual(['page_details']);
    expect(kinds({ customer: { id: 'c', email: 'old@example.com' } })).toEqual(['page_details']);
    expect(kinds({ due_date: '2027-01-11' }, [{ ...row, kind: 'details_differ', invoice_id: invoice.id }])).toEqual([]);
  });

  it('finds money that is called lost and counts, or that Nomod has', () => {
    const lost = { ...payment, payment_status: 'failed', captured_amount: '0.00', extras_amount: '0.00' };
    const kinds = (paid: Partial<PaymentAnswer>, charges: SandboxTruth[]) =>
      kindsIn({ invoices: [unpaid], payments: [{ ...lost, error_code: 'charge_lost', ...paid }], charges });
    expect(kinds({}, [])).toEqual([]);
    expect(kinds({}, [{ ...charge, status: 'disputed' }])).toEqual([]);
    expect(kinds({}, [charge])).toEqual(['amount']);
    expect(kinds({ extras_amount: '5.00' }, [])).toEqual(['amount']);
  });

  it('finds the wrong invoice', () => {
    const owner = { ...unpaid, id: 'inv_01M8M56300000000000000000B' };
    const links = [link, { ...link, id: 'b', first_title: `INV-2 ${tokenOf(owner.id)}` }];
    expect(kindsIn({ invoices: [invoice, owner], links, charges: [{ ...charge, link_id: 'b' }] })).toEqual([
      'wrong_invoice',
    ]);
  });

  it('takes a row that names the difference, and no other', () => {
    const missing = { invoices: [unpaid], payments: [{ ...waiting, payment_url: null }] };
    const about = (changed: Partial<AttentionRow>) => kindsIn({ ...missing, rows: [{ ...row, ...changed }] });
    expect(about({ kind: 'unmatched_event', charge_id: 'charge' })).toEqual([]);
    expect(about({ kind: 'paid_without_charge', invoice_id: invoice.id })).toEqual([]);
    expect(about({ kind: 'unmatched_event', charge_id: 'another' })).toEqual(['not_recorded']);
    expect(about({ kind: 'overpaid', invoice_id: invoice.id })).toEqual(['not_recorded']);
  });

  it('takes a row about the list of the account for a charge that does not say its id there, and for no other', () => {
    const list: AttentionRow = { ...row, kind: 'gateway_trouble' };
    const kinds = (oddity: string) =>
      kindsIn({ charges: [{ ...charge, total: '104.000', oddities: [{ kind: oddity, in: 'both' }] }], rows: [list] });
    expect(kinds('row_as_text')).toEqual([]);
    expect(kinds('tip_as_number')).toEqual(['amount']);
  });

  it('believes a clerk who says which invoice a charge paid', () => {
    const foreign = { charges: [{ ...charge, link_id: null }] };
    expect(kindsIn(foreign, new Map([['charge', invoice.id]]))).toEqual([]);
  });
});
