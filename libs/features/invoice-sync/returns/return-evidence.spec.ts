import { nomodCharge } from '../../../../test/support/nomod-charge';
import { type OurInvoice, pairUp } from '../rules/belonging';

const at = (time: string) => new Date(`2026-08-01T${time}Z`);
const ours = (changes: Partial<OurInvoice> = {}): OurInvoice => ({
  ...{ nomodInvoiceId: 'ni1', invoiceId: 'inv1', currency: 'AED', amountMinor: 10_000n },
  ...{ createdAt: at('10:00:00'), isPaid: true },
  ...changes,
});
const second = () => ours({ nomodInvoiceId: 'ni2', invoiceId: 'inv2' });

describe('what charges themselves say', () => {
  const both = (returning: [string, string][]) =>
    pairUp({
      charges: [nomodCharge(), nomodCharge({ id: 'ch2', created: at('12:00:00') })],
      invoices: [ours(), second()],
      returning: new Map(returning),
      isComplete: true,
    }).map(({ charge, invoice, because }) => `${charge.id} ${invoice.invoiceId} ${because}`);

  it('by their return URLs goes before what is concluded', () => {
    const [first] = [nomodCharge().id];
    expect(
      both([
        [first, 'ni2'],
        ['ch2', 'ni1'],
      ]),
    ).toEqual([`${first} inv2 return_url`, 'ch2 inv1 return_url']);
    expect(both([['ch2', 'ni1']])).toEqual(['ch2 inv1 return_url', `${first} inv2 only_fit`]);
  });

  it('keeps a charge on another page away from an invoice that it would fit', () => {
    const named = new Map([[nomodCharge().id, 'elsewhere']]);
    expect(pairUp({ charges: [nomodCharge()], invoices: [ours()], returning: named, isComplete: true })).toEqual([]);
  });
});
