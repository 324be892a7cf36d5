import { readReturn, returnQuery } from './payer-return';
import { money } from './page/figures';
import { html } from '@remit/http-api';
import { payerInvoiceStatus } from './payer-invoice-status';

const now = new Date('2026-11-29T23:30:00Z');
const open = {
  status: 'finalized',
  paymentStatus: 'pending',
  amountRemainingMinor: 100n,
  amountPaidMinor: 0n,
  dueDate: '2026-11-29',
} as const;

describe('how an invoice stands for its payer', () => {
  it.each([
    [{}, 'open'],
    [{ amountPaidMinor: 1n }, 'partly_paid'],
    [{ dueDate: '2026-11-28', amountPaidMinor: 1n }, 'overdue'],
    [{ status: 'draft' as const }, 'draft'],
    [{ status: 'voided' as const }, 'voided'],
    [{ amountRemainingMinor: 0n }, 'settled'],
    [{ amountRemainingMinor: 0n, amountPaidMinor: 100n, paymentStatus: 'overpaid' as const }, 'paid'],
    [{ amountRemainingMinor: 0n, amountPaidMinor: 100n, paymentStatus: 'refunded' as const }, 'refunded'],
  ])('%j is %s', (facts, status) => {
    expect(payerInvoiceStatus({ ...open, ...facts }, '2026-11-29')).toBe(status);
  });
});

describe('a payer who came back', () => {
  const query = Object.fromEntries(new URLSearchParams(returnQuery('paid', now)));
  const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

  it('is known as one for an hour', () => {
    expect(readReturn(query, minutesLater(59))?.from).toBe('paid');
    expect(readReturn(query, minutesLater(61))).toBeUndefined();
    for (const odd of [{}, { paid: '1' }, { paid: ['1'] }, { declined: 'x'.repeat(10) }])
      expect(readReturn(odd, now)).toBeUndefined();
  });
});

describe('a page', () => {
  it('escapes what is not HTML itself', () => {
    expect(html`<p title="${'"'}">${'<b>&'}${html`<i>${"'"}</i>`}${undefined}</p>`.text).toBe(
      '<p title="&quot;">&lt;b&gt;&amp;<i>&#39;</i></p>',
    );
  });

  it.each([
    [123_456_789n, 'AED', 'AED 1,234,567.89'],
    [-1_500n, 'KWD', 'KWD \u22121.500'],
    [1_000n, 'JPY', 'JPY 1,000'],
  ])('writes %s %s as %s', (minor, currency, written) => {
    expect(money(minor, currency).text).toBe(`<bdi dir="ltr">${written}</bdi>`);
  });
});
