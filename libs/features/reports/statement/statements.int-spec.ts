import { dayIn, daysAfter, momentIn } from '@remit/business-profile';
import fc from 'fast-check';
import { hasPdfReader, readPages } from '../../../../test/support/read-pdf';
import type { CustomerBalanceResponse, StatementResponse } from '../dto/statement-response.dto';
import { type ReportingBusiness, useReportsApp } from '../spec-support/reports-app';

const ZONE = 'Asia/Dubai';
const newBusiness = useReportsApp();
const today = (): string => dayIn(ZONE, new Date());

const statementOf = (business: ReportingBusiness, customerId: string, from: string, to: string) =>
  business.get<StatementResponse>(`customers/${customerId}/statement?from=${from}&to=${to}`);

/** An invoice of 100.00 and what happens to it: what is owed of it in the end. */
const ACTS: Readonly<Record<string, (business: ReportingBusiness, invoiceId: string) => Promise<number>>> = {
  nothing: async () => 100,
  paid: async (business, id) => business.pay(id, '100.00').then(() => 0),
  'paid in part': async (business, id) => business.pay(id, '40.00').then(() => 60),
  'paid and refunded': async (business, id) => business.refund(await business.pay(id, '100.00'), '30.00').then(() => 0),
  credited: async (business, id) =>
    business.send('post', `invoices/${id}/credit-notes`, { amount: '25.00', reason: 'Late' }).then(() => 75),
  voided: async (business, id) => business.send('post', `invoices/${id}/void`, { reason: 'Twice' }).then(() => 0),
};

it('equals the ledger, whatever happened and wherever the period is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(ACTS)), fc.nat({ max: 20 })), { minLength: 1, maxLength: 5 }),
      fc.nat({ max: 20 }),
      async (acts, cut) => {
        const business = await newBusiness();
        const customerId = await business.customer('Palm');
        let owed = 0;
        for (const [act, daysAgo] of acts) {
          const id = await business.invoice(customerId, '100.00');
          owed += (await ACTS[act]?.(business, id)) ?? 0;
          await business.move(id, 'invoice_finalized', momentIn(ZONE, daysAfter(today(), -daysAgo), 9));
        }
        const middle = daysAfter(today(), -cut);
        const before = await statementOf(business, customerId, daysAfter(today(), -60), middle);
        const after = await statementOf(business, customerId, middle, today());
        const rest = cut === 0 ? undefined : await statementOf(business, customerId, daysAfter(middle, 1), today());
        const [ledger] = await business.sql<{ owed: string }>(
          `select sum(e.amount_minor) as owed from ledger_entries e join invoices i on i.id = e.invoice_id
           where i.customer_id = $1 and e.account = 'receivable'`,
          [customerId],
        );
        expect(Number(ledger?.owed)).toBe(owed * 100);
        expect(Number(after.currencies[0]?.closing_balance ?? 0)).toBe(owed);
        if (rest) {
          expect(rest.currencies[0]?.opening_balance ?? '0.00').toBe(before.currencies[0]?.closing_balance ?? '0.00');
        }
        const balance = await business.get<CustomerBalanceResponse>(`customers/${customerId}/balance`);
        expect(Number(balance.currencies[0]?.outstanding)).toBe(owed);
      },
    ),
    { numRuns: 6 },
  );
}, 120_000);

it('tells what happened, of each currency by itself', async () => {
  const business = await newBusiness();
  const customerId = await business.customer('=HYPERLINK("x")');
  const invoice = await business.invoice(customerId, '100.00');
  const payment = await business.pay(invoice, '100.00');
  await business.refund(payment, '30.00');
  await business.invoice(customerId, '5.000', { currency: 'KWD' });
  const { currencies } = await statementOf(business, customerId, today(), today());
  expect(currencies).toMatchObject([
    {
      currency: 'AED',
      opening_balance: '0.00',
      billed: '100.00',
      paid: '100.00',
      refunded: '30.00',
      closing_balance: '0.00',
      lines: [
        { kind: 'invoice', billed: '100.00', balance: '100.00' },
        { kind: 'payment', paid: '100.00', payment_id: payment, balance: '0.00' },
        { kind: 'refund', refunded: '30.00', balance: '0.00' },
      ],
    },
    { currency: 'KWD', closing_balance: '5.000', lines: [{ kind: 'invoice', billed: '5.000' }] },
  ]);
});

it('tells a payment that was recorded by mistake, and that it was taken back', async () => {
  const business = await newBusiness();
  const customerId = await business.customer('Palm');
  await business.reverse(await business.pay(await business.invoice(customerId, '100.00'), '40.00'));
  const { currencies } = await statementOf(business, customerId, today(), today());
  expect(currencies).toMatchObject([
    {
      paid: '0.00',
      closing_balance: '100.00',
      lines: [
        { kind: 'invoice', balance: '100.00' },
        { kind: 'payment', paid: '40.00', balance: '60.00' },
        { kind: 'payment_reversed', paid: '-40.00', balance: '100.00' },
      ],
    },
  ]);
});

it('is a table for spreadsheets', async () => {
  const business = await newBusiness();
  const customerId = await business.customer('Palm');
  await business.pay(await business.invoice(customerId, '100.00'), '40.00');
  const { type, name, body } = await business.raw(`customers/${customerId}/statement/csv`);
  expect(type).toBe('text/csv; charset=utf-8');
  expect(name).toMatch(/^attachment; filename="statement-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv"$/);
  const lines = body.toString('utf8').split('\r\n');
  expect(lines[0]).toBe(
    '\uFEFFcurrency,day,kind,invoice_number,credit_note_number,payment_id,billed,credited,paid,refunded,balance',
  );
  expect(lines[1]).toMatch(/^AED,[\d-]+,opening_balance,,,,,,,,0\.00$/);
  expect(lines.at(-2)).toMatch(/^AED,[\d-]+,closing_balance,,,,100\.00,0\.00,40\.00,0\.00,60\.00$/);
});

it('is a document of one currency, in English and Arabic', async () => {
  const business = await newBusiness();
  const customerId = await business.customer('Palm Bakery');
  await business.pay(await business.invoice(customerId, '1250.50'), '250.50');
  await business.invoice(customerId, '5.000', { currency: 'KWD' });
  const file = async (query: string) => business.raw(`customers/${customerId}/statement/pdf?${query}`);
  expect((await file('')).status).toBe(400);
  for (const language of ['en', 'ar', 'both']) {
    const { status, type, body } = await file(`currency=AED&language=${language}`);
    expect({ status, type, begins: body.subarray(0, 5).toString() }).toEqual({
      status: 200,
      type: 'application/pdf',
      begins: '%PDF-',
    });
    if (language === 'en' && hasPdfReader) {
      const [page] = readPages(body);
      expect(page).toContain('Statement of account');
      expect(page).toMatch(/Opening balance 0\.00/);
      expect(page).toMatch(/Closing balance AED 1,000\.00/);
    }
  }
});

it('is nothing that another business can read', async () => {
  const [one, other] = [await newBusiness(), await newBusiness()];
  const customerId = await one.customer('Palm');
  for (const part of ['balance', 'statement', 'statement/pdf', 'statement/csv']) {
    expect((await other.raw(`customers/${customerId}/${part}`)).status).toBe(404);
  }
});

it.each(['America/New_York', 'Asia/Dubai', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
  'has money of the first of a month in that month, in %s',
  async (zone) => {
    const business = await newBusiness();
    await business.send('put', 'business-profile', { time_zone: zone });
    const customerId = await business.customer('Palm');
    const day = `${daysAfter(dayIn(zone, new Date()), -40).slice(0, 7)}-01`;
    const pay = async (more: { received_on?: string }) =>
      business.pay(await business.invoice(customerId, '100.00'), '40.00', more);
    const recorded = await pay({ received_on: day });
    const { currencies } = await statementOf(business, customerId, daysAfter(day, -31), dayIn(zone, new Date()));
    expect(currencies[0]?.lines.find(({ kind }) => kind === 'payment')).toMatchObject({
      day,
      payment_id: recorded,
      paid: '40.00',
    });
    const today = await business.get(`payments/${await pay({})}`);
    expect(today).toMatchObject({ received_on: dayIn(zone, new Date()) });
    await expect(pay({ received_on: '0206-11-01' })).rejects.toThrow(/ten years/);
    await expect(pay({ received_on: daysAfter(dayIn(zone, new Date()), 1) })).rejects.toThrow(/future/);
  },
  60_000,
);
