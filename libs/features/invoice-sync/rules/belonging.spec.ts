import type { GatewayCharge } from '@remit/gateway';
import fc from 'fast-check';
import { nomodCharge } from '../../../../test/support/nomod-charge';
import {
  type InvoiceWithoutCharge,
  type Belonging,
  belongingOf,
  type Evidence,
  type OurInvoice,
  pairUp,
} from './belonging';

const at = (time: string) => new Date(`2026-08-01T${time}Z`);
const ours = (changes: Partial<OurInvoice> = {}): OurInvoice => ({
  nomodInvoiceId: 'ni1',
  invoiceId: 'inv1',
  currency: 'AED',
  amountMinor: 10_000n,
  createdAt: at('10:00:00'),
  isPaid: true,
  ...changes,
});
const second = (changes: Partial<OurInvoice> = {}) => ours({ nomodInvoiceId: 'ni2', invoiceId: 'inv2', ...changes });
const foreign = (changes: Partial<InvoiceWithoutCharge> = {}): InvoiceWithoutCharge => ({
  ...ours({ nomodInvoiceId: 'foreign' }),
  invoiceId: null,
  ...changes,
});

/** Where the first charge belongs when Nomod lists these charges and invoices. */
function judge(
  charges: GatewayCharge[],
  invoices: InvoiceWithoutCharge[],
  more: Evidence & { isComplete?: boolean } = {},
): string {
  const { isComplete = true, ...evidence } = more;
  const [charge = nomodCharge()] = charges;
  return told(belongingOf(charge, { isCustomerOurs: true, customer: { charges, invoices, isComplete }, ...evidence }));
}

function told(belonging: Belonging): string {
  switch (belonging.to) {
    case 'payment':
      return `${belonging.payment.id}: ${belonging.because}`;
    case 'invoice':
      return `${belonging.invoice.invoiceId}: ${belonging.because}`;
    case 'nothing':
      return `nothing: ${belonging.because}`;
    case 'undecided':
      return `undecided: ${belonging.candidates.map(({ invoiceId }) => invoiceId).join()}`;
  }
}

describe('what is known wins', () => {
  const paid: Evidence = { customer: { charges: [nomodCharge()], invoices: [ours()], isComplete: true } };
  it.each<[string, Partial<GatewayCharge>, Evidence, string]>([
    ['the payment it is recorded for', {}, { ...paid, recorded: { id: 'pay9', invoiceId: 'inv9' } }, 'pay9: recorded'],
    ['the payment of its link', { linkId: 'l1' }, { linkOwner: { id: 'pay9', invoiceId: 'inv9' } }, 'pay9: link'],
    ['the invoice that claimed it', {}, { ...paid, claim: second() }, 'inv2: claimed'],
    ['the invoice whose return URL it carries', {}, { ...paid, returnsTo: second() }, 'inv2: return_url'],
    ['its return URL, whoever paid', { customerId: null }, { returnsTo: second() }, 'inv2: return_url'],
    ['its return URL, whatever was taken', { totalMinor: 6_000n }, { returnsTo: second() }, 'inv2: return_url'],
    ["another environment's return URL", {}, { ...paid, returnsTo: 'elsewhere' }, 'nothing: foreign_invoice'],
    ['a link that is not ours', { linkId: 'l1' }, { ...paid, unknownLink: 'foreign' }, 'nothing: foreign_link'],
    ['a link of ours that is not saved yet', { linkId: 'l1' }, { ...paid, unknownLink: 'ours_soon' }, 'undecided: '],
    ['a link that nobody read', { linkId: 'l1' }, paid, 'undecided: '],
    ['neither link nor customer', { customerId: null }, paid, 'nothing: no_link_no_customer'],
    ['a customer that is not ours', {}, { isCustomerOurs: false }, 'nothing: foreign_customer'],
  ])('%s', (_, changes, evidence, expected) => {
    expect(told(belongingOf(nomodCharge(changes), evidence))).toBe(expected);
  });

  it('a return URL does not make an older charge pay a younger invoice', () => {
    const old = nomodCharge({ created: at('09:59:59') });
    expect(told(belongingOf(old, { returnsTo: ours(), isCustomerOurs: true }))).toBe('undecided: ');
  });
});

describe('a charge of one of our customers', () => {
  it.each<[string, Partial<GatewayCharge>]>([
    ['took exactly what the invoice asks', {}],
    ['was made in the moment the invoice was', { created: at('10:00:00') }],
    ['was refunded since', { status: 'refunded', refundTotalMinor: 10_000n }],
    ['is disputed', { status: 'disputed' }],
    ['took exactly a tip more', { totalMinor: 10_500n, tipMinor: '500' }],
    ['took exactly a service fee more', { totalMinor: 10_300n, serviceFeeMinor: '300' }],
    ['took both more', { totalMinor: 10_800n, tipMinor: '500', serviceFeeMinor: '300' }],
    [
      'was converted for the payer',
      { currency: 'GBP', totalMinor: 2_100n, originalCurrency: 'AED', originalTotalMinor: 10_000n, converted: true },
    ],
  ])('that %s paid it', (_, changes) => {
    expect(judge([nomodCharge(changes)], [ours()])).toBe('inv1: only_fit');
    expect(judge([nomodCharge(changes)], [ours()], { isComplete: false })).toBe('inv1: only_fit');
  });

  it.each<[string, Partial<GatewayCharge>]>([
    ['took too little', { totalMinor: 6_000n }],
    ['took too much', { totalMinor: 15_000n }],
    ['took another currency', { currency: 'USD' }],
    ['took a tax more', { totalMinor: 10_500n, taxMinor: '500' }],
    ['has parts that cannot be read', { totalMinor: 10_500n, tipMinor: 'unknown' }],
  ])('that %s paid it only when nothing else explains it and Nomod has shown everything', (_, changes) => {
    const charge = nomodCharge(changes);
    expect(judge([charge], [ours()])).toBe('inv1: only_one_left');
    expect(judge([charge], [ours()], { isComplete: false })).toBe('undecided: inv1');
    expect(judge([charge], [ours(), foreign({ amountMinor: 77n })])).toBe('undecided: inv1');
    expect(judge([charge, nomodCharge({ id: 'ch2', totalMinor: 77n })], [ours()])).toBe('undecided: inv1');
    expect(judge([charge, nomodCharge({ id: 'own' })], [ours()])).toBe('undecided: inv1');
  });

  it.each<[string, Partial<GatewayCharge>]>([
    ['is older', { created: at('09:59:59') }],
    ['was refunded long before', { created: new Date('2020-01-01'), status: 'refunded', refundTotalMinor: 10_000n }],
    ['took nothing', { status: 'failed' }],
    ['is only held', { status: 'authorised' }],
    ['has a status nobody knows', { status: 'unknown' }],
    ['is of nothing', { totalMinor: 0n }],
  ])('that %s did not', (_, changes) => {
    expect(judge([nomodCharge(changes)], [ours()])).toMatch(/^undecided/);
    expect(pairUp({ charges: [nomodCharge(changes)], invoices: [ours()], isComplete: true })).toEqual([]);
  });

  it('that Nomod does not list among those on invoices did not', () => {
    const customer = { charges: [], invoices: [ours()], isComplete: true };
    expect(told(belongingOf(nomodCharge(), { isCustomerOurs: true, customer }))).toBe('undecided: inv1');
  });

  it('did not pay an invoice that Nomod does not call paid, but a person may say so', () => {
    const open = ours({ isPaid: false });
    expect(judge([nomodCharge()], [open])).toBe('undecided: inv1');
    expect(judge([nomodCharge({ totalMinor: 10_300n, tipMinor: '500' })], [open])).toBe('undecided: inv1');
    expect(judge([nomodCharge({ created: at('09:00:00') })], [open])).toBe('undecided: ');
  });

  it.each<[string, Partial<GatewayCharge>]>([
    ['too little', { totalMinor: 9_900n }],
    ['too much', { totalMinor: 10_600n, tipMinor: '500' }],
    ['another currency', { currency: 'USD' }],
  ])(
    'that took %s may be for any of its invoices when it was taken on some invoice, and for none otherwise',
    (_, took) => {
      const open = ours({ isPaid: false });
      const paid = { ...second(), because: 'paid' as const };
      const replaced = { ...ours({ nomodInvoiceId: 'ni0', isPaid: false }), because: 'replaced' as const };
      for (const [charges, expected] of [
        [[nomodCharge(took)], 'undecided: inv1,inv1,inv2'],
        [[], 'undecided: '],
      ] as const) {
        const customer = { charges, invoices: [open], closed: [paid, replaced], isComplete: true };
        expect(told(belongingOf(nomodCharge(took), { isCustomerOurs: true, customer }))).toBe(expected);
      }
    },
  );

  it('is a second payment of a paid invoice, or late on a cancelled one, as far as a person can tell', () => {
    const closed = [
      { ...second({ createdAt: at('10:30:00') }), because: 'cancelled' as const },
      { ...ours(), because: 'paid' as const },
    ];
    const judged = (charge: GatewayCharge) =>
      told(belongingOf(charge, { customer: { charges: [charge], invoices: [], closed, isComplete: true } }));
    expect(judged(nomodCharge())).toBe('undecided: inv2,inv1');
    expect(judged(nomodCharge({ created: at('10:10:00') }))).toBe('undecided: inv1');
    expect(judged(nomodCharge({ status: 'failed' }))).toBe('undecided: ');
  });

  it('does not explain a paid invoice of another amount when it fits one that was cancelled', () => {
    const closed = [{ ...second({ amountMinor: 6_000n }), because: 'cancelled' as const }];
    const late = nomodCharge({ totalMinor: 6_000n });
    expect(pairUp({ charges: [late], invoices: [ours()], closed, isComplete: true })).toEqual([]);
    expect(pairUp({ charges: [late], invoices: [ours()], isComplete: true })).toHaveLength(1);
  });
});

describe('several that fit', () => {
  const other = nomodCharge({ id: 'ch2', created: at('12:00:00') });

  it('two charges and one invoice mean a person', () => {
    expect(judge([nomodCharge(), other], [ours()])).toBe('undecided: inv1');
  });

  it('one charge and two invoices mean a person', () => {
    expect(judge([nomodCharge()], [ours(), second()])).toBe('undecided: inv1,inv2');
    expect(judge([nomodCharge()], [ours(), foreign()])).toBe('undecided: inv1');
  });

  it('an older charge explains the older invoice, so the younger pair is certain', () => {
    const first = nomodCharge({ id: 'old', created: at('09:30:00') });
    const elder = foreign({ createdAt: at('09:00:00') });
    expect(judge([nomodCharge(), first], [ours(), elder])).toBe('inv1: only_fit');
    expect(judge([first, nomodCharge()], [ours(), elder])).toBe('nothing: foreign_invoice');
    expect(judge([nomodCharge(), first], [ours(), foreign({ createdAt: null })])).toBe('inv1: only_fit');
  });

  it('equal invoices and equal charges pair in any way, the elder with the elder', () => {
    const later = second({ createdAt: at('10:30:00') });
    expect(judge([nomodCharge(), other], [ours(), later])).toBe('inv1: any_pairing');
    expect(judge([other, nomodCharge()], [later, ours()])).toBe('inv2: any_pairing');
  });

  it.each<[string, GatewayCharge, InvoiceWithoutCharge]>([
    ['one charge was refunded', { ...other, status: 'refunded', refundTotalMinor: 10_000n }, second()],
    ['one charge has a tip', { ...other, totalMinor: 10_500n, tipMinor: '500' }, second()],
    ['one invoice is not ours', other, foreign()],
  ])('not when %s', (_, charge, invoice) => {
    expect(judge([nomodCharge(), charge], [ours(), invoice])).toMatch(/^undecided/);
  });

  it('equal charges for as many equal invoices of somebody else are not ours', () => {
    const theirs = [foreign(), foreign({ nomodInvoiceId: 'foreign2' })];
    expect(judge([nomodCharge(), other], theirs)).toBe('nothing: foreign_invoice');
    expect(judge([nomodCharge(), other], [...theirs, ours({ amountMinor: 1n })])).toBe('nothing: foreign_invoice');
    expect(judge([nomodCharge(), other], [foreign(), ours({ isPaid: false })])).toBe('undecided: inv1');
  });

  it('a charge that paid an invoice of somebody else is not ours', () => {
    const theirs = foreign({ amountMinor: 5_000n });
    expect(judge([nomodCharge({ totalMinor: 5_000n })], [ours(), theirs])).toBe('nothing: foreign_invoice');
  });
});

describe('whatever Nomod lists', () => {
  const time = fc.integer({ min: 0, max: 5 }).map((hour) => at(`0${hour}:00:00`));
  const charge = fc.record({ created: time, totalMinor: fc.constantFrom(5_000n, 10_000n) }).map(nomodCharge);
  const invoice = fc.record({
    createdAt: time,
    amountMinor: fc.constantFrom(5_000n, 10_000n),
    isPaid: fc.boolean(),
    isOurs: fc.boolean(),
  });
  const customer = fc.record({
    charges: fc.array(charge, { maxLength: 6 }).map((all) => all.map((each, index) => ({ ...each, id: `ch${index}` }))),
    invoices: fc.array(invoice, { maxLength: 6 }).map((all) =>
      all.map(({ isOurs, ...each }, index) => ({
        ...ours(each),
        nomodInvoiceId: `ni${index}`,
        invoiceId: isOurs ? `inv${index}` : null,
      })),
    ),
    isComplete: fc.boolean(),
  });

  it('no charge pays an invoice that is younger or not paid, none pays two, and none is paid twice', () => {
    fc.assert(
      fc.property(customer, (listed) => {
        const pairs = pairUp(listed);
        expect(new Set(pairs.map((pair) => pair.charge.id)).size).toBe(pairs.length);
        expect(new Set(pairs.map((pair) => pair.invoice.nomodInvoiceId)).size).toBe(pairs.length);
        for (const pair of pairs) {
          expect(pair.invoice.isPaid).toBe(true);
          expect(pair.charge.created.getTime()).toBeGreaterThanOrEqual(pair.invoice.createdAt?.getTime() ?? 0);
        }
      }),
    );
  });

  it('the order of the lists does not matter', () => {
    const named = (pairs: ReturnType<typeof pairUp>) =>
      pairs.map((pair) => `${pair.charge.id} ${pair.invoice.nomodInvoiceId}`).sort();
    fc.assert(
      fc.property(customer, (listed) => {
        const turned = { ...listed, charges: listed.charges.toReversed(), invoices: listed.invoices.toReversed() };
        expect(named(pairUp(turned))).toEqual(named(pairUp(listed)));
      }),
    );
  });

  it('when everything is shown, what really happened is never contradicted', () => {
    const bill = fc.record({ amountMinor: fc.constantFrom(5_000n, 10_000n), isOurs: fc.boolean(), waits: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(bill, { minLength: 1, maxLength: 5 }), (bills) => {
        const invoices = bills.map(({ amountMinor, isOurs }, index) => ({
          ...ours({ amountMinor, createdAt: at(`0${index}:00:00`) }),
          nomodInvoiceId: `ni${index}`,
          invoiceId: isOurs ? `inv${index}` : null,
        }));
        const charges = bills.map(({ amountMinor, waits }, index) =>
          nomodCharge({
            id: `ch${index}`,
            totalMinor: amountMinor,
            created: at(`0${Math.min(index + waits, 9)}:30:00`),
          }),
        );
        for (const pair of pairUp({ charges, invoices, isComplete: true })) {
          if (pair.because === 'any_pairing') continue;
          expect(pair.charge.id.slice(2)).toBe(pair.invoice.nomodInvoiceId.slice(2));
        }
      }),
    );
  });
});
