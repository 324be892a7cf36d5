/** Languages of payers. They are independent of the language of the console. */
export type PayerLanguage = 'en' | 'ar';

export interface PageWords {
  readonly invoice: string;
  readonly taxInvoice: string;
  readonly from: string;
  readonly taxNumber: string;
  readonly test: string;
  readonly open: string;
  readonly overdue: string;
  readonly due: string;
  readonly wasDue: string;
  readonly pay: string;
  readonly paidAtNomod: string;
  readonly settled: string;
  /** Title and text. */
  readonly settledText: readonly [string, string];
  readonly off: readonly [string, string];
  readonly billedTo: string;
  readonly issued: string;
  readonly description: string;
  readonly item: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: string;
  readonly subtotal: string;
  readonly discount: string;
  readonly tax: string;
  readonly taxedOn: string;
  readonly total: string;
  readonly remaining: string;
  readonly exchangeRate: string;
  readonly net: string;
}

/** Names in braces are replaced. */
export interface EmailWords {
  readonly subject: string;
  readonly lead: Readonly<Record<'before' | 'on' | 'after' | 'settled', string>>;
  readonly test: string;
  readonly hello: string;
  readonly due: string;
  readonly wasDue: string;
  readonly amountDue: string;
  readonly invoice: string;
  readonly total: string;
  readonly pay: string;
  readonly view: string;
}

interface PayerWords {
  readonly page: PageWords;
  readonly email: EmailWords;
}

const en: PayerWords = {
  page: {
    invoice: 'Invoice',
    taxInvoice: 'Tax invoice',
    from: 'From',
    taxNumber: 'TRN',
    test: 'Test: no money moves',
    open: 'Open',
    overdue: 'Overdue',
    due: 'Due on',
    wasDue: 'Was due on',
    pay: 'Pay',
    paidAtNomod: 'You pay on the secure page of Nomod.',
    settled: 'Settled',
    settledText: ['Nothing is left to pay', 'The business has settled this invoice.'],
    off: ['Online payment is switched off', 'Please ask the business how you can pay this invoice.'],
    billedTo: 'Billed to',
    issued: 'Issued on',
    description: 'Description',
    item: 'Item',
    quantity: 'Qty',
    unitPrice: 'Unit price',
    amount: 'Amount',
    subtotal: 'Subtotal',
    discount: 'Discount',
    tax: 'Tax',
    taxedOn: 'on',
    total: 'Total',
    remaining: 'Amount due',
    exchangeRate: 'Exchange rate',
    net: 'Total without tax',
  },
  email: {
    subject: 'Invoice {number} from {business}',
    lead: {
      before: '{business} has sent you an invoice. It is due on {due}.',
      on: '{business} has sent you an invoice. It is due today.',
      after: '{business} has sent you an invoice. It was due on {due}.',
      settled: '{business} has sent you an invoice. Nothing is left to pay.',
    },
    test: 'Test: no money moves',
    hello: 'Hello {name},',
    due: 'Due on',
    wasDue: 'Was due on',
    amountDue: 'Amount due',
    invoice: 'Invoice',
    total: 'Total',
    pay: 'View and pay',
    view: 'View the invoice',
  },
};

const ar: PayerWords = {
  page: {
    invoice: 'فاتورة',
    taxInvoice: 'فاتورة ضريبية',
    from: 'من',
    taxNumber: 'رقم التسجيل الضريبي',
    test: 'تجربة: لا تُنقل أي أموال',
    open: 'مستحقة',
    overdue: 'متأخرة',
    due: 'تُستحق في',
    wasDue: 'كانت مستحقة في',
    pay: 'ادفع',
    paidAtNomod: 'يتم الدفع في صفحة Nomod الآمنة.',
    settled: 'مسوّاة',
    settledText: ['لا يوجد مبلغ متبقٍّ', 'سوّت الشركة هذه الفاتورة.'],
    off: ['الدفع عبر الإنترنت متوقف', 'يُرجى سؤال الشركة عن طريقة دفع هذه الفاتورة.'],
    billedTo: 'فاتورة إلى',
    issued: 'صدرت في',
    description: 'الوصف',
    item: 'البند',
    quantity: 'الكمية',
    unitPrice: 'سعر الوحدة',
    amount: 'المبلغ',
    subtotal: 'المجموع الفرعي',
    discount: 'الخصم',
    tax: 'الضريبة',
    taxedOn: 'على',
    total: 'المجموع',
    remaining: 'المبلغ المستحق',
    exchangeRate: 'سعر الصرف',
    net: 'المجموع دون الضريبة',
  },
  email: {
    subject: 'فاتورة {number} من {business}',
    lead: {
      before: 'أرسلت إليك {business} فاتورة تُستحق في {due}.',
      on: 'أرسلت إليك {business} فاتورة تُستحق اليوم.',
      after: 'أرسلت إليك {business} فاتورة كانت مستحقة في {due}.',
      settled: 'أرسلت إليك {business} فاتورة. لا يوجد مبلغ متبقٍّ.',
    },
    test: 'تجربة: لا تُنقل أي أموال',
    hello: 'مرحبًا {name}،',
    due: 'تُستحق في',
    wasDue: 'كانت مستحقة في',
    amountDue: 'المبلغ المستحق',
    invoice: 'الفاتورة',
    total: 'المجموع',
    pay: 'عرض الفاتورة والدفع',
    view: 'عرض الفاتورة',
  },
};

/** The words of the customer's page and e-mail. A browser test compares them with what the server writes. */
export const PAYER_WORDS: Readonly<Record<PayerLanguage, PayerWords>> = { en, ar };

/** Puts values in the place of names in braces. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
