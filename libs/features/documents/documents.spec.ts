import type { CreditNoteView } from '@remit/invoices';
import { creditNotePaper } from './credit-note-paper';
import type { DocumentLanguage } from './words';
import { type BilledInvoice, invoicePaper } from './invoice-paper';
import { drawPaper } from './paper/draw-paper';
import { type ReceivedPayment, receiptPaper } from './receipt-paper';
import { billed, business, customer } from './spec-support/billed';
import { hasPdfReader, readPages } from '../../../test/support/read-pdf';

const reading = hasPdfReader ? describe : describe.skip;
const print = async (invoice: BilledInvoice, language: DocumentLanguage) =>
  readPages(await drawPaper(invoicePaper(invoice, language)));

/** pdftotext detects spaces by the gaps between letters, and misses some beside numbers in Arabic. */
const compact = (text: string): string => text.replaceAll(/\s/g, '');

const MIXED = [
  { displayName: 'Consulting day, on site', quantity: '2', unitPrice: '12.500', amountMinor: 25_000n },
  { displayName: 'تصميم الهوية البصرية للشركة', quantity: '1', amountMinor: 1_234_567n },
  { displayName: 'Logo 3D تصميم 2026 للعميل', quantity: '3.5', amountMinor: 8_001n },
  { displayName: 'لا إله الأمر الآن والإلزام بالأعمال', quantity: '1', amountMinor: 999n },
  { displayName: 'طباعة 1,000 بطاقة بسعر 12.500 د.ك', quantity: '1000', amountMinor: 12_500_000n },
  { displayName: 'Línea española, Größe, naïve, Łódź, İzmir', quantity: '1', amountMinor: 1n },
];

const payment: ReceivedPayment = {
  id: 'pay_1',
  invoice_number: 'INV-202611-00042',
  currency: 'KWD',
  captured_amount: '1500.000',
  extras_amount: '25.500',
  refunded_amount: '100.250',
  paid_with: { method: 'card', card_scheme: 'Visa', card_last4: '4242' },
  reference_id: null,
  received_on: null,
  succeeded_at: '2026-11-30T21:00:00.000Z',
  refunded_at: '2026-12-02T08:00:00.000Z',
  refunds: [
    { amount: '100.000', state: 'done', updated_at: '2026-12-01T08:00:00.000Z' },
    { amount: '50.000', state: 'refused', updated_at: '2026-12-01T09:00:00.000Z' },
  ],
};

reading('a printed invoice', () => {
  it.each(['en', 'ar', 'both'] as const)(
    'is copied as it was written, in Latin, Arabic and mixed letters, with three digits of dinars (%s)',
    async (language) => {
      const [page = ''] = await print(billed(MIXED, { currency: 'KWD', amountPaidMinor: 5_000n }), language);
      const figures = ['25.000', '1,234.567', '8.001', '0.999', '12,500.000', '0.001'];
      const words = [
        'تصميم الهوية البصرية للشركة',
        'لا إله الأمر الآن والإلزام بالأعمال',
        'Łódź',
        'شركة النخيل للتجارة',
      ];
      for (const text of [...figures, ...words, 'KWD 13,768.568', '−5.000', 'INV-202611-00042'])
        expect(compact(page)).toContain(compact(text));
      for (const text of ['100123456700003', '100987654300003', 'برج الأعمال'])
        expect(compact(page)).toContain(compact(text));
      for (const secret of ['secret@', '+971']) expect(page).not.toContain(secret);
      expect(compact(page).includes('TaxInvoice')).toBe(language !== 'ar');
      expect(compact(page).includes('فاتورةضريبية')).toBe(language !== 'en');
    },
  );

  it('shows what the tax law asks of each line, and each rate with its sum', async () => {
    const taxed = { quantity: '2', unitPrice: '50.00', amountMinor: 10_000n, taxRate: '5', discountMinor: 1_000n };
    const invoice = billed(
      [
        { ...taxed, taxMinor: 450n },
        { displayName: 'Export', amountMinor: 2_000n, taxRate: '0' },
      ],
      {
        discountMinor: 1_000n,
        taxByRate: [
          { rate: '0', taxableMinor: 2_000n, taxMinor: 0n },
          { rate: '5', taxableMinor: 9_000n, taxMinor: 450n },
        ],
      },
    );
    const [page = ''] = await print(invoice, 'en');
    expect(page).toMatch(/1 Consulting 2 50\.00 10\.00 5% 4\.50 100\.00/);
    expect(page).toMatch(/2 Export 1 0\.00 0% 0\.00 20\.00/);
    for (const sum of ['Subtotal 120.00', 'Discount −10.00', 'Tax 0% (20.00) 0.00', 'Tax 5% (90.00) 4.50'])
      expect(page).toContain(sum);
    expect(page).toContain('Total AED 114.50');
    expect(page).toContain('Issued on 30 November 2026');
  });

  it('says what it asks in the currency of the tax authority, at the rate that was given, and nothing of it without one', async () => {
    const converted = { currency: 'AED', rate: '3.6725', netMinor: 36_725n, taxMinor: 1_836n, totalMinor: 38_561n };
    const usd = { currency: 'USD', taxMinor: 500n } as const;
    const [page = ''] = await print(billed([{ amountMinor: 10_000n }], { ...usd, converted }), 'en');
    for (const text of [
      'Exchange rate 1 USD = 3.6725 AED',
      'Total without tax AED 367.25',
      'Tax AED 18.36',
      'Total AED 385.61',
    ])
      expect(page).toContain(text);
    const [plain = ''] = await print(billed([{ amountMinor: 10_000n }], usd), 'en');
    for (const text of ['AED', 'Exchange rate']) expect(plain).not.toContain(text);
  });

  it('is no tax invoice without a tax number, says that it was cancelled, and that it is a test', async () => {
    const of = { taxNumber: null, isTest: true };
    const voided = billed([{}], { status: 'voided' }, of);
    expect(invoicePaper(voided, 'both').stamp).toMatch(/^Cancelled . ملغاة/);
    const [page = ''] = await print(voided, 'en');
    expect(page).not.toContain('Tax Invoice');
    for (const text of ['Test: no money moves', 'Amount due AED 0.00']) expect(page).toContain(text);
  });

  it('has a thousand lines on pages with a head and a number each, made in slices, and no sums without a line', async () => {
    const lines = Array.from({ length: 1_000 }, (_, index) => ({
      ...MIXED[index % MIXED.length],
      amountMinor: BigInt(index),
    }));
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const pages = await print(billed(lines, { currency: 'KWD' }), 'en').finally(() => clearInterval(timer));
    expect(turns).toBeGreaterThan(30);
    expect(pages.length).toBeGreaterThan(25);
    pages.forEach((page, index) => {
      expect(page).toMatch(/^# Item Qty/m);
      expect(page).toContain(`Page ${index + 1} / ${pages.length}`);
    });
    const rows = pages.flatMap((page) => [...page.matchAll(/^(\d+) .* (0\.\d{3})$/gm)]);
    expect(rows.map(([, number, amount]) => [number, amount])).toEqual(
      lines.map((_, index) => [String(index + 1), `0.${String(index).padStart(3, '0')}`]),
    );
    expect(pages.at(-1)).toMatch(/^1000 [^]*Total KWD 499\.500/m);
  }, 60_000);

  it.each([20, 21, 22, 23, 24, 25])('of %d lines keeps its sums with a line', async (count) => {
    const pages = await print(billed(Array.from({ length: count }, () => ({}))), 'en');
    expect(pages.at(-1)).toMatch(new RegExp(`^${count} Consulting[^]*Total AED`, 'm'));
  });

  it('keeps names and texts of very many lines on their pages', async () => {
    const tall = (letter: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${letter}${index + 100}`).join('\n');
    const invoice = billed(
      [{ displayName: tall('n', 51) }],
      { description: tall('d', 400) },
      { footer: tall('f', 200) },
    );
    const [first, second] = await print(invoice, 'en');
    for (const text of ['d100 d101 d102', 'd497 d498', 'n100 n101', 'n149 n150', 'Page 1 / 2'])
      expect(first).toContain(text);
    for (const text of ['f100 f101 f102', 'f298 f299', 'Page 2 / 2']) expect(second).toContain(text);
    const [short] = await print(billed([{ displayName: 'n100\nn101' }]), 'en');
    expect(short).toMatch(/n100 1 10\.00\nn101/);
  });

  it('divides a word that is wider than its column, and no figure', async () => {
    const [page = ''] = await print(
      billed([{ displayName: 'W'.repeat(120), amountMinor: 999_999_999_999_999n, unitPrice: '9999999999999.99' }]),
      'en',
    );
    expect(page.replaceAll(/[^W]/g, '')).toHaveLength(120);
    expect(page).toMatch(/9,999,999,999,999\.99 9,999,999,999,999\.99$/m);
  });
});

reading('a credit note', () => {
  const note: CreditNoteView = {
    id: 'cn_1',
    invoiceId: 'inv_1',
    number: 'CN-202611-00003',
    currency: 'KWD',
    amountMinor: 31_500n,
    reason: 'Late delivery — خصم متفق عليه',
    createdAt: new Date('2026-11-30T21:00:00Z'),
    parts: [
      { rate: null, netMinor: 10_000n, taxMinor: 0n },
      { rate: '5', netMinor: 20_000n, taxMinor: 1_500n },
    ],
    taxMinor: 1_500n,
    converted: null,
  };
  const creditNote = async (language: DocumentLanguage, facts: Partial<CreditNoteView> = {}, of = business) => {
    const { invoice } = billed([{}]);
    const paper = creditNotePaper({ note: { ...note, ...facts }, invoice, customer, business: of }, language);
    return readPages(await drawPaper(paper)).join('\n');
  };

  it('names the invoice that it lowers, the reason, and the tax of each rate', async () => {
    const text = await creditNote('en');
    for (const part of ['Tax Credit Note', 'CN-202611-00003', 'Issued on 1 December 2026', 'Invoice INV-202611-00042'])
      expect(text).toContain(part);
    for (const part of ['Invoice date 30 November 2026', 'Reason: Late delivery', '100123456700003', '100987654300003'])
      expect(text).toContain(part);
    expect(text).toMatch(/Credit for invoice INV-202611-00042 20\.000 5% 1\.500 21\.500/);
    for (const sum of ['Total without tax 30.000', 'Tax 5% (20.000) 1.500', 'Credited KWD 31.500'])
      expect(text).toContain(sum);
    expect(await creditNote('en', {}, { ...business, taxNumber: null })).not.toContain('Tax Credit Note');
  });

  it.each(['ar', 'both'] as const)(
    'is written in Arabic (%s), with the totals in the currency of the law',
    async (language) => {
      const converted = { currency: 'AED', rate: '11.95', netMinor: 35_850n, taxMinor: 1_793n, totalMinor: 37_643n };
      const text = await creditNote(language, { converted });
      for (const part of ['إشعار دائن ضريبي', 'خصم متفق عليه', 'AED 376.43', '1 KWD = 11.95 AED', 'KWD 31.500'])
        expect(compact(text)).toContain(compact(part));
    },
  );
});

reading('a receipt', () => {
  const receipt = async (language: DocumentLanguage, facts: Partial<ReceivedPayment> = {}) => {
    const paper = receiptPaper({ payment: { ...payment, ...facts }, customer, business }, language);
    return readPages(await drawPaper(paper)).join('\n');
  };

  it('says what was received, how, on which day of the business, and all that was given back', async () => {
    const text = await receipt('en');
    for (const part of ['Receipt', 'Visa •••• 4242', 'Paid on 1 December 2026', 'INV-202611-00042', 'pay_1'])
      expect(text).toContain(part);
    for (const row of ['1,500.000', 'Tip and fees 1 December 2026 25.500', 'Refund 1 December 2026 −100.000'])
      expect(text).toContain(row);
    expect(text).toContain('Refund 2 December 2026 −0.250');
    for (const sum of ['Paid 1,525.500', 'Refunded −100.250', 'KWD 1,425.250']) expect(text).toContain(sum);
  });

  it('shows money that was received outside, in Arabic', async () => {
    const facts = { paid_with: null, reference_id: 'TRX-77', received_on: '2026-11-28', refunds: [] };
    const text = await receipt('ar', { ...facts, refunded_amount: '0.000', refunded_at: null, extras_amount: '0.000' });
    for (const part of ['إيصال', 'TRX-77', '28 نوفمبر 2026', 'KWD 1,500.000'])
      expect(compact(text)).toContain(compact(part));
    expect(text).not.toContain('استرداد');
  });
});
