import { ReturnAddresses } from '@remit/invoice-sync';
import { sampled } from '../../../test/support/sampled';
import { useLinkApp } from './spec-support/link-app';
import type { RemoteLink, Seller } from './spec-support/seller';

const links = useLinkApp();
let linking: Seller;
let pushing: Seller;

beforeAll(async () => {
  linking = await links.newSeller();
  pushing = await links.newSeller({ pushesInvoices: true });
}, 60_000);

const FAMILY = '👨‍👩‍👧‍👦';

/** The smallest unit of each currency, and an amount that uses all its digits. */
const CURRENCIES = [
  { currency: 'AED', unit: '0.01', odd: '1234.57' },
  { currency: 'KWD', unit: '0.001', odd: '1234.567' },
  { currency: 'JPY', unit: '1', odd: '12345' },
];

const line = (amount: string, quantity = '1', display_name = 'Work') => ({ display_name, quantity, amount });

const CASES: readonly { name: string; fields: (money: { unit: string; odd: string }) => object }[] = [
  { name: 'a fractional quantity', fields: ({ odd }) => ({ line_items: [line(odd, '0.333'), line(odd, '2.5')] }) },
  { name: 'a huge quantity', fields: ({ odd }) => ({ line_items: [line(odd, '987654321098.765432')] }) },
  { name: 'the smallest amount', fields: ({ unit }) => ({ line_items: [line(unit, '1000')] }) },
  { name: '100 lines', fields: ({ odd }) => ({ line_items: Array.from({ length: 100 }, () => line(odd, '3')) }) },
  {
    name: 'discount and tax',
    fields: ({ odd, unit }) => ({ line_items: [line(odd, '3'), line(odd)], total_discount: unit, total_tax: odd }),
  },
  { name: 'a discount alone', fields: ({ odd, unit }) => ({ line_items: [line(odd, '7')], total_discount: unit }) },
  {
    name: 'long names in several scripts',
    fields: ({ odd }) => ({
      line_items: [
        line(odd, '12', 'خدمة'.repeat(60)),
        line(odd, '1', '漢字'.repeat(100)),
        line(odd, '1', FAMILY.repeat(20)),
      ],
    }),
  },
];

const cells = CURRENCIES.flatMap((money) => CASES.map(({ name, fields }) => ({ ...money, name, fields })));

it.each(sampled(cells))(
  '$currency, $name: Nomod asks what is owed to the last unit',
  async ({ currency, unit, odd, fields }) => {
    for (const seller of [linking, pushing]) {
      const body = { currency, ...fields({ unit, odd }) };
      const invoiceId = await seller.bill(body);
      if (seller === pushing) await seller.synced(invoiceId);
      const invoice = await seller.get<InvoiceBody>(`invoices/${invoiceId}`);
      const payment = await seller.link(invoiceId, invoice.amount_remaining, currency);
      const asked = await remote(seller, payment.gateway_tracking_id);
      expect(asked).toMatchObject({ currency, url: payment.payment_url });
      expect(thousandths(asked.amount)).toBe(thousandths(invoice.amount_remaining));
      expect(sum(asked.items)).toBe(thousandths(invoice.amount_remaining));
      for (const { name, quantity } of asked.items) {
        expect(quantity).toBe(1);
        expect(name.length).toBeLessThanOrEqual(100);
        expect(name).not.toMatch(/\p{Cs}/u);
      }
    }
  },
  30_000,
);

it('keeps long names whole here, and cuts none inside a character there', async () => {
  const name = FAMILY.repeat(20);
  const invoiceId = await linking.bill({ line_items: [line('10.00', '1', name)] });
  const { line_items, amount_remaining } = await linking.get<InvoiceBody>(`invoices/${invoiceId}`);
  expect(line_items[0]?.display_name).toBe(name);
  const asked = await remote(linking, (await linking.link(invoiceId, amount_remaining)).gateway_tracking_id);
  expect(asked.items[0]?.name.replace('…', '').replaceAll(FAMILY, '')).toBe('');
});

it('sends no payer to the address of another link', async () => {
  const { id: paymentId } = await linking.link(await linking.bill());
  const of = { subjectId: paymentId, connectionId: linking.connectionId, invoiceId: 'inv_1', paymentId };
  const success_url = await links.app.inScope(linking.scope, () => links.app.get(ReturnAddresses).addressFor(of));
  expect(success_url).toMatch(/\/return\//);
  const invoiceId = await linking.bill();
  expect(await linking.askForLink(invoiceId, { success_url })).toMatchObject({ body: { code: 'validation_error' } });
  const own = await linking.askForLink(invoiceId, { success_url: 'https://shop.example/return/1' });
  expect(own.status).toBe(201);
});

interface InvoiceBody {
  readonly amount_remaining: string;
  readonly line_items: readonly { readonly display_name: string }[];
}

async function remote(seller: Seller, id: string | null): Promise<RemoteLink> {
  const { links: made, invoices } = await seller.atNomod();
  const found = [...made, ...invoices].find((object) => object.id === id);
  if (!found) throw new Error(`Nomod has no ${id}`);
  return found;
}

/** Nomod writes three decimals in every currency. */
function thousandths(amount: string): bigint {
  const [whole = '', decimals = ''] = amount.split('.');
  return BigInt(whole + decimals.padEnd(3, '0'));
}

const sum = (items: RemoteLink['items']) => items.reduce((total, item) => total + thousandths(item.amount), 0n);
