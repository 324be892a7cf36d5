import type { Money } from '@remit/money';
import { nextStep, outstandingAmount, type SyncFacts, type SyncStep } from './next-step';

const owed: Money = { currency: 'AED', amountMinor: 10_000n };
const facts = (changes: Partial<SyncFacts> = {}): SyncFacts => ({
  ...owed,
  state: 'waiting',
  nomodInvoiceId: null,
  nomodInvoiceStatus: null,
  isUnusable: false,
  isOutdated: false,
  tookCharge: false,
  chargeSearchEnded: false,
  ...changes,
});
const atNomod = (changes: Partial<SyncFacts> = {}) =>
  facts({ state: 'synced', nomodInvoiceId: 'n1', nomodInvoiceStatus: 'unpaid', ...changes });

describe('the next step of a sync', () => {
  it.each<[string, SyncFacts, Money | null, SyncStep]>([
    ['waits to be pushed', facts(), owed, 'create'],
    ['was interrupted', facts({ state: 'syncing' }), owed, 'create'],
    ['was voided before it was pushed', facts(), null, 'resolve'],
    ['was voided while a call was under way', facts({ state: 'syncing' }), null, 'resolve'],
    ['failed', facts({ state: 'failed' }), owed, 'rest'],
    ['failed and was voided', facts({ state: 'failed' }), null, 'resolve'],
    ['is off', facts({ state: 'off' }), owed, 'rest'],
    ['is cancelled', facts({ state: 'cancelled' }), null, 'rest'],
    ['asks what is owed', atNomod(), owed, 'rest'],
    ['is overdue', atNomod({ nomodInvoiceStatus: 'overdue' }), owed, 'rest'],
    ['asks another amount', atNomod(), { ...owed, amountMinor: 1n }, 'close'],
    ['asks another currency', atNomod(), { ...owed, currency: 'USD' }, 'close'],
    ['was voided', atNomod(), null, 'close'],
    ['is not what was asked for', atNomod({ state: 'syncing', isUnusable: true }), owed, 'close'],
    ['was made for an amount that was not owed by then', atNomod({ state: 'syncing' }), owed, 'close'],
    ['says what is not so any more', atNomod({ isOutdated: true }), owed, 'close'],
    ['took a charge that paid nothing of it', atNomod({ tookCharge: true, chargeSearchEnded: true }), owed, 'close'],
    ['was made after all for a voided one', atNomod({ state: 'cancelled' }), null, 'close'],
    ['is paid', atNomod({ nomodInvoiceStatus: 'paid' }), owed, 'find_charge'],
    ['is paid and was voided', atNomod({ nomodInvoiceStatus: 'paid' }), null, 'find_charge'],
    ['is paid by a known charge', atNomod({ nomodInvoiceStatus: 'paid', chargeSearchEnded: true }), null, 'rest'],
    ['was cancelled and that is known', atNomod({ state: 'cancelled', nomodInvoiceStatus: 'cancelled' }), null, 'rest'],
    ['was cancelled and that is not yet settled', atNomod({ nomodInvoiceStatus: 'cancelled' }), null, 'close'],
    ['failed after it was made', atNomod({ state: 'failed' }), null, 'rest'],
    ['was cancelled there', atNomod({ state: 'failed', nomodInvoiceStatus: 'cancelled' }), owed, 'rest'],
    ['was cancelled there and is paid', atNomod({ state: 'failed', nomodInvoiceStatus: 'cancelled' }), null, 'abandon'],
    ['failed and is paid there', atNomod({ state: 'failed', nomodInvoiceStatus: 'paid' }), null, 'abandon'],
  ])('when it %s', (_name, sync, now, step) => expect(nextStep(sync, now)).toBe(step));
});

describe('what an invoice owes', () => {
  const invoice = { status: 'finalized', currency: 'AED', amountRemainingMinor: 5n } as const;
  it('is what remains', () => expect(outstandingAmount(invoice)).toEqual({ currency: 'AED', amountMinor: 5n }));
  it.each([
    { ...invoice, status: 'draft' as const },
    { ...invoice, status: 'voided' as const },
    { ...invoice, amountRemainingMinor: 0n },
  ])('is nothing for %o', (other) => expect(outstandingAmount(other)).toBeNull());
});
