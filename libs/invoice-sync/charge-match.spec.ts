import type { NomodCharge } from '@remit/nomod';
import { chargesThatFit } from './charge-match';

const syncedAt = new Date('2026-08-01T10:00:00Z');
const asked = { currency: 'AED', amountMinor: 10_000n, syncedAt };
const charge = (changes: Partial<NomodCharge> = {}): NomodCharge => ({
  id: 'ch1',
  referenceNumber: 1,
  status: 'paid',
  rawStatus: 'paid',
  created: new Date('2026-08-01T11:00:00Z'),
  currency: 'AED',
  totalMinor: 10_000n,
  refundTotalMinor: 0n,
  tipMinor: '0',
  serviceFeeMinor: '0',
  taxMinor: '0',
  originalCurrency: null,
  originalTotalMinor: null,
  converted: false,
  paymentMethod: null,
  type: null,
  linkId: null,
  customerId: 'c1',
  successUrl: null,
  readAt: new Date('2026-08-01T11:01:00Z'),
  ...changes,
});
const fits = (changes: Partial<NomodCharge>, claimed: string[] = []) =>
  chargesThatFit([charge(changes)], asked, new Set(claimed)).length === 1;

describe('a charge that may have paid an invoice', () => {
  it.each<[string, Partial<NomodCharge>]>([
    ['took exactly what was asked', {}],
    ['was given back since', { status: 'refunded', refundTotalMinor: 10_000n }],
    ['is disputed', { status: 'disputed' }],
    ['was made while our clock was ahead', { created: new Date('2026-08-01T09:59:30Z') }],
    [
      'was converted for the payer',
      { currency: 'GBP', totalMinor: 2_100n, originalCurrency: 'AED', originalTotalMinor: 10_000n, converted: true },
    ],
  ])('%s', (_name, changes) => expect(fits(changes)).toBe(true));

  it.each<[string, Partial<NomodCharge>]>([
    ['took another amount', { totalMinor: 10_001n }],
    ['took another currency', { currency: 'USD' }],
    ['took nothing', { status: 'failed' }],
    ['is only held', { status: 'authorised' }],
    ['has a status nobody knows', { status: 'unknown' }],
    ['was made on a link', { linkId: 'l1' }],
    ['was made long before the invoice', { created: new Date('2026-07-31T10:00:00Z') }],
    ['was converted from another amount', { originalCurrency: 'AED', originalTotalMinor: 9_000n }],
  ])('is not one that %s', (_name, changes) => expect(fits(changes)).toBe(false));

  it('is not one that paid another invoice', () => expect(fits({}, ['ch1'])).toBe(false));
});
