import { Answer, InvalidAnswer } from './answer';
import { readCharge } from './nomod-charge';
import { readCustomer, readInvoice, readLink } from './nomod-objects';
import { chargeJson, customerJson, invoiceJson, LINK_ID, linkJson } from './spec-support/gateway-objects';

const link = (changes?: object) => readLink(Answer.of(linkJson(changes), 'link'));
const invoice = (changes?: object) => readInvoice(Answer.of(invoiceJson(changes), 'invoice'));
const customer = (changes?: object) => readCustomer(Answer.of(customerJson(changes), 'customer'));
const charge = (changes?: object) => readCharge(Answer.of(chargeJson(changes), 'charge'));

describe('statuses', () => {
  it('outside the documented ones are not known', () => {
    expect(link({ status: 'paused' }).status).toBe('unknown');
    expect(invoice({ status: 'part_paid' }).status).toBe('unknown');
    expect(charge({ status: 'settling' })).toMatchObject({ status: 'unknown', rawStatus: 'settling' });
    expect(charge({ status: '<b>4111 1111</b>' })).toMatchObject({ status: 'unknown', rawStatus: 'unreadable' });
  });
});

describe('amounts', () => {
  it.each([
    ['105.000', 'AED', 10500n],
    ['105', 'AED', 10500n],
    ['18.600', 'KWD', 18600n],
    ['600.000', 'JPY', 600n],
    ['105.0000', 'AED', 10500n],
    ['9999999999.99', 'AED', 999_999_999_999n],
  ])('%s %s is exact', (amount, currency, amountMinor) => {
    expect(link({ amount, currency })).toMatchObject({ amountMinor, currency });
  });

  it.each(['78.865', '1e3', '-1.00', '', ' 1.00', '1,000.00', 'NaN', '1.0001', 105, 105.5, null, {}, true])(
    '%j AED is not believed',
    (amount) => {
      expect(() => link({ amount })).toThrow(InvalidAnswer);
    },
  );

  it.each(['XXX', 'XAU', 'DIRHAM', '', null, 784])('in currency %j are not believed', (currency) => {
    expect(() => link({ currency })).toThrow(InvalidAnswer);
  });

  it('have their currency in upper case', () => {
    expect(link({ currency: 'aed' }).currency).toBe('AED');
  });
});

describe('payment addresses', () => {
  it.each(['https://pay.nomodapp.com/x', 'http://127.0.0.1:4100/l/1', 'http://localhost:4100/l/1', 'http://[::1]:1/l'])(
    '%s may be shown',
    (url) => {
      expect(link({ url }).url).toBe(url);
    },
  );

  it.each([
    'http://pay.nomodapp.com/x',
    'javascript:alert(1)',
    'https://a:b@pay.example/x',
    '/l/1',
    'ftp://localhost/x',
    7,
  ])('%s may not', (url) => {
    expect(() => link({ url })).toThrow(InvalidAnswer);
    expect(() => invoice({ url })).toThrow(InvalidAnswer);
  });
});

describe('a charge', () => {
  it('has the scheme and the last four digits of the card, nothing else of it and nothing of the payer', () => {
    const secrets = {
      source: { last4: '4242', scheme: 'Visa', bin: '411111', token: 'tok_1', card_holder_name: 'Amina Payer' },
      customer: { id: 'c1', first_name: 'Amina', email: 'amina@example.com' },
      customer_info: { first_name: 'Typed', email: 'typed@example.com', phone_number: '+971500000000' },
      payment_method: '4111111111111111',
      shipping_address: { street: 'Somewhere 1' },
      note: 'call me',
      error: 'card 4111111111111111 declined',
    };
    const read = charge(secrets);
    const text = JSON.stringify(read, (_name, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    expect(text).not.toMatch(/4111|tok_1|Amina|amina|Typed|typed|97150|Somewhere|call me|declined/);
    expect(read).toMatchObject({ customerId: 'c1', paymentMethod: null, cardScheme: 'Visa', cardLast4: '4242' });
  });

  it.each([
    'API',
    null,
    ['4242'],
    {},
    { last4: '4111111111111111', scheme: '4111111111111111' },
    { last4: 4242, scheme: { name: 'Visa' } },
    { last4: '٤٢٤٢', scheme: 'Visa\nAED' },
    { last4: '42424', scheme: 'x'.repeat(21) },
  ])('says nothing of a card where its source is %j', (source) => {
    expect(charge({ source })).toMatchObject({ cardScheme: null, cardLast4: null });
  });

  it.each([
    [{ original_total: '650.000', original_currency: 'AED', currency: 'GBP', total: '142.710' }, true, 65000n],
    [{ original_total: '105.000', original_currency: 'AED' }, false, 10500n],
    [{ original_total: '105.000', original_currency: null }, false, null],
    [{}, false, null],
  ])('%j is converted: %s', (changes, converted, originalTotalMinor) => {
    expect(charge(changes)).toMatchObject({ converted, originalTotalMinor });
  });

  it('that was refunded says how much', () => {
    expect(charge({ status: 'partially_refunded', refund_total: '5.000' })).toMatchObject({ refundTotalMinor: 500n });
    expect(() => charge({ status: 'refunded', refund_total: null })).toThrow(InvalidAnswer);
  });

  it.each([
    { id: null },
    { id: 7 },
    { status: 1 },
    { total: null },
    { created: 'yesterday' },
    { created: '2026-13-45T00:00:00Z' },
    { refund_total: '5.005' },
    { refund_total: 5 },
    { link: 'abc' },
    { link: {} },
    { customer: 7 },
    { customer: [] },
    { customer: { id: 7 } },
  ])('with %j is not believed', (changes) => {
    expect(() => charge(changes)).toThrow(InvalidAnswer);
  });

  it.each([
    [{ tax: '4.762' }, { taxMinor: '476.2' }],
    [{ service_fee: '2.8550' }, { serviceFeeMinor: '285.5' }],
    [{ tip: '1.005', currency: 'JPY', total: '600' }, { tipMinor: '1.005' }],
    [{ tip: '1.005', currency: 'KWD' }, { tipMinor: '1005' }],
    [{ tip: 5 }, { tipMinor: 'unknown' }],
    [{ tip: '-1.00' }, { tipMinor: 'unknown' }],
    [{ tax: '1E+2' }, { taxMinor: 'unknown' }],
    [{ tax: { amount: '1.00' } }, { taxMinor: 'unknown' }],
    [{ reference_id: '1121' }, { referenceNumber: null }],
    [{ reference_id: 1.5 }, { referenceNumber: null }],
    [{ refunds: [{ amount: '1.00' }] }, { refundTotalMinor: 0n }],
    [{ refunds: {} }, { refundTotalMinor: 0n }],
    [{ events: { type: 'refund_failed' } }, { refundFailures: 0 }],
    [{ events: [null, 'refund_failed', { type: 'refund_failed' }, { type: 'paid' }] }, { refundFailures: 1 }],
    [{ events: [{ type: 'refund_cancelled' }, { type: 'refund_failed' }] }, { refundFailures: 2 }],
    [
      { payment_method: 7, type: [], success_url: {} },
      { paymentMethod: null, type: null, successUrl: null },
    ],
    [{ customer: 'c1' }, { customerId: 'c1' }],
    [{ link: LINK_ID }, { linkId: LINK_ID }],
    [
      { original_total: '105.005', original_currency: 'AED' },
      { originalCurrency: null, converted: false },
    ],
    [
      { original_total: '105.00', original_currency: 'XAU' },
      { originalCurrency: null, converted: false },
    ],
  ])('with the odd detail %j is read, and the detail is exact or unknown', (changes, read) => {
    expect(charge(changes)).toMatchObject({ totalMinor: 'currency' in changes ? expect.any(BigInt) : 10500n, ...read });
  });

  it('without a link, a customer or refunds is still a charge', () => {
    const bare = { link: null, customer: null, refunds: undefined, refund_total: undefined, tip: undefined };
    expect(charge(bare)).toMatchObject({
      linkId: null,
      customerId: null,
      tipMinor: '0',
      refundTotalMinor: 0n,
    });
  });

  it('is not confused by members that objects inherit', () => {
    const text = JSON.stringify(chargeJson()).replace('{', '{"__proto__":{"link":{"id":"other"}},"constructor":1,');
    expect(readCharge(Answer.of(JSON.parse(text), 'charge')).linkId).toBeNull();
  });
});

it('names the member that is wrong, never its value', () => {
  expect(() => charge({ total: 'secret-value' })).toThrow('charge.total is not an amount');
  expect(() => customer({ email: ['secret@example.com'] })).toThrow('customer.email is not a text');
});

it('an invoice found in a list may lack what only a read tells', () => {
  const row = { reference_id: undefined, code: undefined, customer: { first_name: 'Amina' } };
  expect(invoice(row)).toMatchObject({ referenceId: null, code: null, customerId: null, amountMinor: 18600n });
});
