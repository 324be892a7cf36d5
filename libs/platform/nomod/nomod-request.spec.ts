import { currencies, currencyDigits } from '@remit/money';

import { customerRequest, invoiceRequest, linkRequest, refundRequest } from './nomod-request';

const draft = { title: 'INV-1', items: [{ name: 'Consulting', amountMinor: 10500n }], currency: 'AED' };
const invoice = { ...draft, customerId: 'c1', dueDate: '2026-02-01' };
const line = (amountMinor: bigint) => ({ ...draft, items: [{ name: 'Line', amountMinor }] });

describe('a link request', () => {
  it('asks for the line totals once, with nothing added', () => {
    expect(linkRequest({ ...draft, note: 'Thanks', successUrl: 'https://shop.example/ok?id=1' })).toEqual({
      title: 'INV-1',
      note: 'Thanks',
      currency: 'AED',
      items: [{ name: 'Consulting', amount: '105.00', quantity: 1 }],
      allow_tip: false,
      allow_service_fee: false,
      allow_tabby: false,
      allow_tamara: false,
      payment_expiry_limit: 1,
      success_url: 'https://shop.example/ok?id=1',
      failure_url: undefined,
    });
  });

  it.each([
    ['KWD', 18600n, '18.600'],
    ['JPY', 600n, '600'],
    ['AED', 999_999_999n, '9999999.99'],
    ['aed', 1n, '0.01'],
  ])('writes an amount in %s with its digits', (currency, amountMinor, amount) => {
    const request = linkRequest({ ...draft, items: [{ name: 'Line', amountMinor }], currency });
    expect(request).toMatchObject({ currency: currency.toUpperCase(), items: [{ amount }] });
  });

  it('shortens texts and never sends an empty name', () => {
    const request = linkRequest({
      ...draft,
      title: 'T'.repeat(80),
      note: 'N\n'.repeat(300),
      items: [{ name: '\n', amountMinor: 1n }],
    });
    expect(request).toMatchObject({ title: `${'T'.repeat(49)}…`, items: [{ name: 'Item' }] });
    expect((request as { note: string }).note).toHaveLength(280);
  });

  it.each([
    ['invalid_amount', line(0n)],
    ['invalid_amount', line(-1n)],
    ['invalid_amount', line(1_000_000_000n)],
    ['invalid_currency', { ...draft, currency: 'XXX' }],
    ['missing_required_items', { ...draft, items: [] }],
    ['invalid_return_url', { ...draft, successUrl: 'javascript:alert(1)' }],
    ['invalid_return_url', { ...draft, failureUrl: '/relative' }],
  ])('is refused here as %s when Nomod would refuse it', (code, refused) => {
    expect(() => linkRequest(refused)).toThrow(
      expect.objectContaining({ operation: 'create link', kind: 'refused', outcome: 'not_done', code }),
    );
  });

  it('fits three decimals in every currency we know', () => {
    expect(currencies.filter((code) => currencyDigits(code) > 3)).toEqual([]);
  });
});

describe('an invoice request', () => {
  it('names the customer, the dates and our number, and no limit on payments', () => {
    const request = invoiceRequest({ ...invoice, startsAt: '2026-01-01', invoiceNumber: 'INV-202601-00001' });
    expect(request).toMatchObject({
      customer: 'c1',
      due_date: '2026-02-01',
      starts_at: '2026-01-01',
      invoice_number: 'INV-202601-00001',
      items: [{ amount: '105.00', quantity: 1 }],
      allow_service_fee: false,
    });
    expect(request).not.toHaveProperty('payment_expiry_limit');
  });

  it.each([
    ['invalid_invoice_number', { ...invoice, invoiceNumber: 'N'.repeat(31) }],
    ['invalid_due_date', { ...invoice, dueDate: '01.02.2026' }],
    ['invalid_due_date', { ...invoice, startsAt: '2026-01-01T00:00:00Z' }],
  ])('is refused here as %s', (code, refused) => {
    expect(() => invoiceRequest(refused)).toThrow(expect.objectContaining({ operation: 'create invoice', code }));
  });
});

describe('a customer request', () => {
  it('sends the name and what else is known', () => {
    expect(customerRequest({ firstName: ' Amina ', lastName: '', email: 'amina@example.com' })).toEqual({
      first_name: 'Amina',
      last_name: undefined,
      email: 'amina@example.com',
    });
  });

  it.each([
    ['field_required', { firstName: ' \n' }],
    ['invalid_email', { firstName: 'Amina', email: 'amina' }],
  ])('is refused here as %s', (code, refused) => {
    expect(() => customerRequest(refused)).toThrow(expect.objectContaining({ operation: 'create customer', code }));
  });
});

it('a refund request is the exact amount', () => {
  expect(refundRequest(18_605n, 'KWD')).toEqual({ amount: '18.605' });
  expect(() => refundRequest(0n, 'KWD')).toThrow(
    expect.objectContaining({ operation: 'refund charge', code: 'invalid_amount' }),
  );
});
