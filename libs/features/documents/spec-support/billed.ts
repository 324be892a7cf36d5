import type { Business } from '@remit/business-profile';
import type { CustomerRecord } from '@remit/customers';
import type { InvoiceLineView, InvoiceView } from '@remit/invoices';
import type { BilledInvoice } from '../invoice-paper';

const at = new Date('2026-11-30T08:00:00Z');

export const business: Business = {
  name: 'Palm Studio',
  legalName: 'Palm Studio FZ-LLC',
  tradeName: 'Palm Studio',
  address: 'Office 12\nDubai Media City',
  taxNumber: '100123456700003',
  footer: 'Bank: Emirates NBD',
  timeZone: 'Asia/Dubai',
  language: 'en',
  defaultDueDays: 30,
  defaultTaxRate: null,
  color: '#0b6b3a',
  logo: null,
  isTest: false,
};

export const customer = {
  name: 'شركة النخيل للتجارة',
  contact: {
    email: 'secret@example.com',
    contact: '+971500000000',
    address_line1: 'برج الأعمال 7',
    address_line2: null,
    address_city: 'دبي',
    address_state: null,
    address_postal_code: null,
    address_country: 'AE',
  },
  metadata: { tax_number: '100987654300003' },
} as unknown as CustomerRecord;

const line = (facts: Partial<InvoiceLineView>, index: number): InvoiceLineView => ({
  id: `line_${index}`,
  displayName: 'Consulting',
  quantity: '1',
  unitPrice: null,
  amountMinor: 1_000n,
  taxRate: null,
  taxMinor: 0n,
  discountMinor: 0n,
  ...facts,
});

/** A finalized, unpaid invoice with the sums of its lines. */
export function billed(
  lines: readonly Partial<InvoiceLineView>[],
  facts: Partial<InvoiceView> = {},
  ofBusiness: Partial<Business> = {},
): BilledInvoice {
  const all = lines.map(line);
  const subtotalMinor = all.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const taxMinor = all.reduce((sum, line) => sum + line.taxMinor, 0n);
  const totalMinor = subtotalMinor + taxMinor - (facts.discountMinor ?? 0n);
  const invoice: InvoiceView = {
    id: 'inv_1',
    customerId: 'cust_1',
    invoiceNumber: 'INV-202611-00042',
    status: 'finalized',
    paymentStatus: 'pending',
    currency: 'AED',
    subtotalMinor,
    discountMinor: 0n,
    taxMinor,
    taxByRate: [],
    totalMinor,
    amountDueMinor: totalMinor,
    amountPaidMinor: 0n,
    amountRemainingMinor: totalMinor,
    lines: all,
    refundedMinor: 0n,
    creditedMinor: 0n,
    description: null,
    paymentOptions: null,
    converted: null,
    issueDate: '2026-11-30',
    dueDate: '2026-12-30',
    finalizedAt: at,
    paidAt: null,
    voidedAt: null,
    createdAt: at,
    ...facts,
  };
  const pageUrl = 'https://pay.example.com/i/token';
  return { invoice, customer, business: { ...business, ...ofBusiness }, pageUrl };
}
