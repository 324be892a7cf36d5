import { type Language, LANGUAGES } from '@remit/business-profile';
import type { Notice } from '../notice';
import type { PayerInvoiceStatus } from '../payer-invoice-status';
import type { Request } from 'express';

type Sentence = readonly [title: string, text: string];

export interface Words {
  readonly invoice: string;
  readonly taxInvoice: string;
  readonly from: string;
  readonly taxNumber: string;
  readonly test: string;
  readonly status: Readonly<Record<PayerInvoiceStatus, string>>;
  /** Shown instead of the amount when nothing is due. */
  readonly nothingToPay: Readonly<Record<Exclude<PayerInvoiceStatus, 'open' | 'partly_paid' | 'overdue'>, Sentence>>;
  readonly notice: Readonly<Record<Notice, Sentence>>;
  readonly thanks: Sentence;
  readonly unknown: Sentence;
  readonly trouble: Sentence;
  readonly tooOften: Sentence;
  readonly due: string;
  readonly wasDue: string;
  readonly pay: string;
  readonly payAgain: string;
  readonly tryAgain: string;
  readonly paidAtNomod: string;
  readonly linkWorksUntil: string;
  readonly paidWith: string;
  readonly card: string;
  readonly cash: string;
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
  /** Between a tax rate and the amount it applies to. */
  readonly taxedOn: string;
  readonly total: string;
  readonly credited: string;
  readonly paid: string;
  readonly refunded: string;
  readonly remaining: string;
  readonly exchangeRate: string;
  readonly net: string;
  readonly download: string;
  readonly downloadCreditNote: string;
  readonly backToInvoice: string;
  readonly otherLanguage: string;
}

const en: Words = {
  invoice: 'Invoice',
  taxInvoice: 'Tax invoice',
  from: 'From',
  taxNumber: 'TRN',
  test: 'Test: no money moves',
  status: {
    draft: 'Not ready',
    voided: 'Cancelled',
    paid: 'Paid',
    partially_refunded: 'Partly refunded',
    refunded: 'Refunded',
    settled: 'Settled',
    open: 'Open',
    partly_paid: 'Partly paid',
    overdue: 'Overdue',
  },
  nothingToPay: {
    draft: ['This invoice is not ready yet', 'The business is still working on it. Please open this page again later.'],
    voided: ['This invoice was cancelled', 'There is nothing to pay.'],
    paid: ['This invoice is paid', 'Thank you. There is nothing more to pay.'],
    partially_refunded: ['This invoice is paid', 'A part of the payment was refunded.'],
    refunded: ['The payment was refunded', 'There is nothing to pay.'],
    settled: ['Nothing is left to pay', 'The business has settled this invoice.'],
  },
  notice: {
    off: ['Online payment is switched off', 'Please ask the business how you can pay this invoice.'],
    busy: ['The payment page cannot be reached', 'You were not charged. Please try again in a moment.'],
    opening: [
      'The payment page takes longer than usual',
      'You were not charged. This page takes you there by itself as soon as it is ready.',
    ],
    preparing: ['The payment page is being prepared', 'Please try again in a few seconds.'],
    problem: ['This invoice cannot be paid online now', 'You were not charged. Please ask the business.'],
    often: ['Too many tries', 'You were not charged. Please wait a moment and try again.'],
    confirming: [
      'Thank you, we are confirming your payment',
      'This page changes by itself when it has arrived. You may also close it.',
    ],
    arrived: ['Thank you, your payment has arrived', 'You may close this page.'],
    declined: ['The payment was not completed', 'You were not charged. You can pay again.'],
  },
  thanks: ['Thank you', 'We are confirming your payment. You may close this page: it is not needed for that.'],
  unknown: ['This page does not exist', 'Please check the address, or ask the business for a new one.'],
  trouble: ['Something went wrong', 'You were not charged. Please try again in a moment.'],
  tooOften: ['Too many requests', 'Please wait a moment and open this page again.'],
  due: 'Due on',
  wasDue: 'Was due on',
  pay: 'Pay',
  payAgain: 'Pay again',
  tryAgain: 'Try again',
  paidAtNomod: 'You pay on the secure page of Nomod.',
  linkWorksUntil: 'The payment page that was opened works until',
  paidWith: 'Paid with',
  card: 'Card',
  cash: 'Cash',
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
  credited: 'Credited',
  paid: 'Paid',
  refunded: 'Refunded',
  remaining: 'Amount due',
  exchangeRate: 'Exchange rate',
  net: 'Total without tax',
  download: 'Download PDF',
  downloadCreditNote: 'Download credit note',
  backToInvoice: 'Back to the invoice',
  otherLanguage: 'العربية',
};

const ar: Words = {
  invoice: 'فاتورة',
  taxInvoice: 'فاتورة ضريبية',
  from: 'من',
  taxNumber: 'رقم التسجيل الضريبي',
  test: 'تجربة: لا تُنقل أي أموال',
  status: {
    draft: 'غير جاهزة',
    voided: 'ملغاة',
    paid: 'مدفوعة',
    partially_refunded: 'مستردة جزئيًا',
    refunded: 'مستردة',
    settled: 'مسوّاة',
    open: 'مستحقة',
    partly_paid: 'مدفوعة جزئيًا',
    overdue: 'متأخرة',
  },
  nothingToPay: {
    draft: ['هذه الفاتورة ليست جاهزة بعد', 'ما زالت قيد الإعداد. يُرجى فتح هذه الصفحة لاحقًا.'],
    voided: ['أُلغيت هذه الفاتورة', 'لا يوجد مبلغ مطلوب.'],
    paid: ['هذه الفاتورة مدفوعة', 'شكرًا لك. لا يوجد مبلغ متبقٍّ.'],
    partially_refunded: ['هذه الفاتورة مدفوعة', 'استُرد جزء من المبلغ المدفوع.'],
    refunded: ['تم رد المبلغ المدفوع', 'لا يوجد مبلغ مطلوب.'],
    settled: ['لا يوجد مبلغ متبقٍّ', 'سوّت الشركة هذه الفاتورة.'],
  },
  notice: {
    off: ['الدفع عبر الإنترنت متوقف', 'يُرجى سؤال الشركة عن طريقة دفع هذه الفاتورة.'],
    busy: ['تعذّر الوصول إلى صفحة الدفع', 'لم يُخصم منك أي مبلغ. يُرجى المحاولة بعد قليل.'],
    opening: [
      'يستغرق فتح صفحة الدفع وقتًا أطول من المعتاد',
      'لم يُخصم منك أي مبلغ. ستنتقل إلى صفحة الدفع تلقائيًا حالما تصبح جاهزة.',
    ],
    preparing: ['يجري إعداد صفحة الدفع', 'يُرجى المحاولة بعد بضع ثوانٍ.'],
    problem: ['لا يمكن دفع هذه الفاتورة عبر الإنترنت الآن', 'لم يُخصم منك أي مبلغ. يُرجى سؤال الشركة.'],
    often: ['محاولات كثيرة', 'لم يُخصم منك أي مبلغ. يُرجى الانتظار قليلًا ثم المحاولة.'],
    confirming: ['شكرًا لك، نحن نؤكد دفعتك', 'تتغير هذه الصفحة تلقائيًا عند وصول المبلغ. ويمكنك إغلاقها.'],
    arrived: ['شكرًا لك، وصلت دفعتك', 'يمكنك إغلاق هذه الصفحة.'],
    declined: ['لم تكتمل عملية الدفع', 'لم يُخصم منك أي مبلغ. يمكنك الدفع من جديد.'],
  },
  thanks: ['شكرًا لك', 'نحن نؤكد دفعتك. يمكنك إغلاق هذه الصفحة، فالتأكيد لا يحتاج إليها.'],
  unknown: ['هذه الصفحة غير موجودة', 'يُرجى التحقق من العنوان أو طلب عنوان جديد من الشركة.'],
  trouble: ['حدث خطأ ما', 'لم يُخصم منك أي مبلغ. يُرجى المحاولة بعد قليل.'],
  tooOften: ['طلبات كثيرة', 'يُرجى الانتظار قليلًا ثم فتح هذه الصفحة من جديد.'],
  due: 'تُستحق في',
  wasDue: 'كانت مستحقة في',
  pay: 'ادفع',
  payAgain: 'ادفع من جديد',
  tryAgain: 'حاول من جديد',
  paidAtNomod: 'يتم الدفع في صفحة Nomod الآمنة.',
  linkWorksUntil: 'صفحة الدفع المفتوحة تعمل حتى',
  paidWith: 'طريقة الدفع',
  card: 'بطاقة',
  cash: 'نقدًا',
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
  credited: 'مبلغ دائن',
  paid: 'المدفوع',
  refunded: 'المسترد',
  remaining: 'المبلغ المستحق',
  exchangeRate: 'سعر الصرف',
  net: 'المجموع دون الضريبة',
  download: 'تنزيل ملف PDF',
  downloadCreditNote: 'تنزيل الإشعار الدائن',
  backToInvoice: 'العودة إلى الفاتورة',
  otherLanguage: 'English',
};

export const WORDS: Readonly<Record<Language, Words>> = { en, ar };

/** The payer's choice, otherwise the browser's preference, otherwise the language of the business. */
export function languageOf(request: Request, ofBusiness: Language = 'en'): Language {
  const chosen = LANGUAGES.find((language) => language === request.query.lang);
  if (chosen) return chosen;
  // The best first; `*`, also for a missing header, prefers none of them.
  const wanted = request.acceptsLanguages().map((tag) => tag.toLowerCase().split('-')[0]);
  return wanted.flatMap((tag) => LANGUAGES.find((language) => language === tag) ?? [])[0] ?? ofBusiness;
}

/** The other language of the page. */
export const otherThan = (language: Language): Language => (language === 'en' ? 'ar' : 'en');

/** The direction of writing, for the attribute `dir`. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');
