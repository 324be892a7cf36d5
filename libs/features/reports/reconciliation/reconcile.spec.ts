import type { BookedMoney } from '@remit/invoices';
import type { TakenCharge } from '@remit/payments';
import { chargeFacts } from '../../../../test/support/charge-facts';
import { presentReconciliation, presentRows } from './present-reconciliation';
import { reconcile } from './reconcile';

const settlement = { currency: 'AED', fee_minor: '303.15', net_minor: '9696.85' };

const charge = (id: string, changes: Parameters<typeof chargeFacts>[0] = {}): TakenCharge => ({
  id: `ch_${id}`,
  paymentId: `pay_${id}`,
  invoiceId: 'inv_1',
  invoiceNumber: 'INV-202611-00001',
  facts: chargeFacts({ charge_id: `ch_${id}`, settlement, ...changes }),
});

const booking = (id: string, changes: Partial<BookedMoney> = {}): BookedMoney => ({
  paymentId: `pay_${id}`,
  invoiceId: 'inv_1',
  invoiceNumber: 'INV-202611-00001',
  chargeId: `ch_${id}`,
  currency: 'AED',
  isOffline: false,
  occurredAt: new Date('2026-11-02T10:00:00Z'),
  takenMinor: 10_000n,
  refundedMinor: 0n,
  ...changes,
});

const month = (payments: ReturnType<typeof reconcile>) => ({ month: '2026-11', timeZone: 'Asia/Dubai', payments });

it.each([
  ['agrees', charge('1'), booking('1'), booking('1'), null],
  [
    'was booked with another amount',
    charge('1'),
    booking('1', { takenMinor: 9_000n }),
    booking('1', { takenMinor: 9_000n }),
    'amount',
  ],
  ['is not booked', charge('1'), undefined, undefined, 'not_booked'],
  ['was booked in another month', charge('1'), undefined, booking('1'), 'other_month'],
  ['was refunded at Nomod only', charge('1', { refund_total_minor: '500' }), booking('1'), booking('1'), 'refund'],
  [
    'was converted',
    charge('1', { currency: 'GBP', total_minor: '2100', original_currency: 'AED', original_total_minor: '10000' }),
    booking('1'),
    booking('1'),
    null,
  ],
  ['has no charge', undefined, booking('1'), undefined, 'no_charge'],
  ['was received outside', undefined, booking('1', { isOffline: true }), undefined, null],
] as const)('a payment that %s', (_name, taken, booked, ever, difference) => {
  const [payment] = reconcile({
    charges: taken ? [taken] : [],
    booked: booked ? [booked] : [],
    ever: ever ? [ever] : [],
  });
  expect(payment?.difference).toBe(difference);
});

it('adds up a month by currency, and lists the payments behind each figure', () => {
  const payments = reconcile({
    charges: [charge('1'), charge('2', { settlement: null, total_minor: '5000' })],
    booked: [
      booking('1', { refundedMinor: 1_000n }),
      booking('3', { isOffline: true, chargeId: null, takenMinor: 700n }),
      booking('4', { currency: 'KWD', takenMinor: 1_234n, isOffline: true }),
    ],
    ever: [booking('1', { refundedMinor: 0n })],
  });
  const { currencies } = presentReconciliation(month(payments));
  expect(currencies).toMatchObject([
    {
      currency: 'AED',
      taken: { count: 2, amount: '150.00' },
      settled: { fees: '3.0315', net: '96.9685', count: 1, unknown: 1 },
      booked: { count: 1, amount: '100.00' },
      refunded: { count: 1, amount: '10.00' },
      offline: { count: 1, amount: '7.00' },
      difference: '50.00',
      differing: 1,
    },
    { currency: 'KWD', taken: { count: 0, amount: '0.000' }, offline: { count: 1, amount: '1.234' } },
  ]);
  const query = { currency: 'AED', limit: 50, offset: 0 };
  const ids = (figure: 'taken' | 'fees' | 'differing' | 'offline' | 'refunded') =>
    presentRows(month(payments), { ...query, figure }).items.map(({ payment_id }) => payment_id);
  expect(ids('taken')).toEqual(['pay_1', 'pay_2']);
  expect(ids('fees')).toEqual(['pay_1']);
  expect(ids('differing')).toEqual(['pay_2']);
  expect(ids('offline')).toEqual(['pay_3']);
  expect(ids('refunded')).toEqual(['pay_1']);
});
