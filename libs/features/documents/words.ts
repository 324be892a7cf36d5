import { type Language, LANGUAGES } from '@remit/business-profile';

/** `both`: English pages with each word in Arabic too. */
export const DOCUMENT_LANGUAGES = [...LANGUAGES, 'both'] as const;

export type DocumentLanguage = (typeof DOCUMENT_LANGUAGES)[number];

/** The language that determines direction and dates. */
export const leading = (language: DocumentLanguage): Language => (language === 'both' ? 'en' : language);

const en = {
  invoice: 'Invoice',
  taxInvoice: 'Tax Invoice',
  receipt: 'Receipt',
  taxCreditNote: 'Tax Credit Note',
  taxNumber: 'TRN',
  test: 'Test: no money moves',
  cancelled: 'Cancelled',
  billedTo: 'Billed to',
  receivedFrom: 'Received from',
  creditedTo: 'Credited to',
  invoiceDate: 'Invoice date',
  reason: 'Reason',
  credit: 'Credit for invoice',
  netAmount: 'Net',
  issued: 'Issued on',
  due: 'Due on',
  currency: 'Currency',
  status: 'Status',
  paidStatus: 'Paid',
  item: 'Item',
  quantity: 'Qty',
  unitPrice: 'Unit price',
  discount: 'Discount',
  taxRate: 'Tax %',
  tax: 'Tax',
  amount: 'Amount',
  subtotal: 'Subtotal',
  total: 'Total',
  credited: 'Credited',
  paid: 'Paid',
  refunded: 'Refunded',
  remaining: 'Amount due',
  exchangeRate: 'Exchange rate',
  net: 'Total without tax',
  online: 'View this invoice online',
  page: 'Page',
  paidOn: 'Paid on',
  paidWith: 'Paid with',
  card: 'Card',
  cash: 'Cash',
  reference: 'Reference',
  date: 'Date',
  payment: 'Payment of invoice',
  extras: 'Tip and fees',
  refund: 'Refund',
  kept: 'Received in all',
  statement: 'Statement of account',
  statementFor: 'Statement for',
  from: 'From',
  to: 'To',
  billed: 'Billed',
  balance: 'Balance',
  opening: 'Opening balance',
  closing: 'Closing balance',
  adjustment: 'Change of invoice',
  voided: 'Cancelled invoice',
  creditNote: 'Credit note',
  correction: 'Correction of a payment of invoice',
  reversal: 'Payment recorded by mistake, invoice',
  refundReversal: 'Refund that came back',
  refundsNote: 'A refund does not change the balance: a refunded invoice is not owed again.',
};

export type WordName = keyof typeof en;

/** Without vowel signs, because some PDF readers copy them in another place. */
const ar: Readonly<Record<WordName, string>> = {
  invoice: 'فاتورة',
  taxInvoice: 'فاتورة ضريبية',
  receipt: 'إيصال',
  taxCreditNote: 'إشعار دائن ضريبي',
  taxNumber: 'رقم التسجيل الضريبي',
  test: 'تجربة: لا تنقل أي أموال',
  cancelled: 'ملغاة',
  billedTo: 'فاتورة إلى',
  receivedFrom: 'استلمنا من',
  creditedTo: 'إشعار إلى',
  invoiceDate: 'تاريخ الفاتورة',
  reason: 'السبب',
  credit: 'مبلغ دائن عن الفاتورة',
  netAmount: 'الصافي',
  issued: 'صدرت في',
  due: 'تستحق في',
  currency: 'العملة',
  status: 'الحالة',
  paidStatus: 'مدفوعة',
  item: 'البند',
  quantity: 'الكمية',
  unitPrice: 'سعر الوحدة',
  discount: 'الخصم',
  taxRate: 'نسبة الضريبة',
  tax: 'الضريبة',
  amount: 'المبلغ',
  subtotal: 'المجموع الفرعي',
  total: 'المجموع',
  credited: 'مبلغ دائن',
  paid: 'المدفوع',
  refunded: 'المسترد',
  remaining: 'المبلغ المستحق',
  exchangeRate: 'سعر الصرف',
  net: 'المجموع دون الضريبة',
  online: 'اطلع على هذه الفاتورة عبر الإنترنت',
  page: 'صفحة',
  paidOn: 'دفعت في',
  paidWith: 'طريقة الدفع',
  card: 'بطاقة',
  cash: 'نقدا',
  reference: 'المرجع',
  date: 'التاريخ',
  payment: 'دفعة عن الفاتورة',
  extras: 'إكرامية ورسوم',
  refund: 'استرداد',
  kept: 'صافي المستلم',
  statement: 'كشف حساب',
  statementFor: 'كشف حساب إلى',
  from: 'من',
  to: 'إلى',
  billed: 'المفوتر',
  balance: 'الرصيد',
  opening: 'الرصيد الافتتاحي',
  closing: 'الرصيد الختامي',
  adjustment: 'تعديل الفاتورة',
  voided: 'فاتورة ملغاة',
  creditNote: 'إشعار دائن',
  correction: 'تصحيح دفعة عن الفاتورة',
  reversal: 'دفعة سجلت خطأ عن الفاتورة',
  refundReversal: 'استرداد لم يكتمل',
  refundsNote: 'لا يغير الاسترداد الرصيد: الفاتورة المستردة لا تستحق من جديد.',
};

const WORDS: Readonly<Record<Language, Readonly<Record<WordName, string>>>> = { en, ar };

/**
 * The words of a document, in both languages for `both`.
 * @param between separates the two
 */
export type Translate = (name: WordName, between?: string) => string;

/** Keeps a number after Arabic words on an English page behind them. */
const LEFT_TO_RIGHT = '\u200e';

export function wordsIn(language: DocumentLanguage): Translate {
  if (language !== 'both') return (name) => WORDS[language][name];
  return (name, between = ' / ') => `${en[name]}${between}${ar[name]}${LEFT_TO_RIGHT}`;
}
