import type { GatewayCharge } from '@remit/gateway';
import { nomodCharge } from '../../../../test/support/nomod-charge';
import { type OurInvoice, pairUp } from './belonging';
import { withoutMatched } from './matched-by-hand';

const page: OurInvoice = {
  nomodInvoiceId: 'ni1',
  invoiceId: 'inv1',
  currency: 'AED',
  amountMinor: 10_000n,
  createdAt: new Date('2026-08-01T10:00:00Z'),
  isPaid: true,
};

/** The charges that are booked on the page when a person matched `matched` and the other charge is equal to the page. */
function bookedBeside(matched: Partial<GatewayCharge>): string[] {
  const charge = nomodCharge({ id: 'matched', ...matched });
  const other = nomodCharge({ id: 'other' });
  const claims = [{ id: 'matched', invoiceId: 'inv1', isByHand: true }];
  const { invoices } = withoutMatched([page], [charge, other], claims);
  return pairUp({ charges: [other], invoices, isComplete: true }).map((pair) => pair.charge.id);
}

describe('a charge that a person matched to an invoice', () => {
  it.each<[string, Partial<GatewayCharge>, string[]]>([
    ['explains that the page was paid, so that an equal charge is not booked too', {}, []],
    ['does so with a tip', { totalMinor: 11_000n, tipMinor: '1000' }, []],
    ['does not when it took less than the page asks', { totalMinor: 4_000n }, ['other']],
    ['does not when it is older than the page', { created: new Date('2026-08-01T09:00:00Z') }, ['other']],
    ['does not when it was taken on a link', { linkId: 'l1' }, ['other']],
  ])('%s', (_, matched, booked) => {
    expect(bookedBeside(matched)).toEqual(booked);
  });

  it('is remembered for the search', () => {
    const claims = [{ id: 'matched', invoiceId: 'inv1', isByHand: true }];
    const { matchedByHand } = withoutMatched([page], [nomodCharge({ id: 'matched' })], claims);
    expect([...matchedByHand]).toEqual([['inv1', 'matched']]);
  });
});
