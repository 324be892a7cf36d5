import type { Language } from '@remit/business-profile';

/** What an e-mail is about. */
export const EMAIL_KINDS = ['invoice', 'reminder', 'receipt', 'refund'] as const;
export type EmailKind = (typeof EMAIL_KINDS)[number];

/**
 * Selects the text. An invoice and a reminder have one topic each for before, on and after the due date; an invoice has
 * one more for when nothing is left to pay.
 */
export type EmailTopic =
  'invoice' | 'invoice_today' | 'invoice_late' | 'invoice_settled' | 'soon' | 'today' | 'late' | 'receipt' | 'refund';

type InvoiceTopic = Extract<EmailTopic, `invoice${string}`>;

interface Facts {
  readonly number: string;
  readonly business: string;
  /** The due date in words. */
  readonly due: string;
}

interface TopicWords {
  subject(facts: Facts): string;
  lead(facts: Facts): string;
}

export interface Words {
  readonly topics: Readonly<Record<EmailTopic, TopicWords>>;
  readonly test: string;
  hello(name: string): string;
  readonly due: string;
  readonly wasDue: string;
  readonly amountDue: string;
  readonly total: string;
  readonly received: string;
  readonly refunded: string;
  readonly remaining: string;
  readonly invoice: string;
  readonly pay: string;
  readonly open: string;
  /** Text below the button, for readers whose button does not work. */
  readonly address: string;
  readonly unsubscribe: string;
}

/** An invoice has one subject, for any amount that is left to pay. */
function invoiceTopics(subject: TopicWords['subject'], leads: Readonly<Record<InvoiceTopic, TopicWords['lead']>>) {
  const entries = Object.entries(leads).map(([topic, lead]) => [topic, { subject, lead }]);
  return Object.fromEntries(entries) as Record<InvoiceTopic, TopicWords>;
}

const en: Words = {
  topics: {
    ...invoiceTopics(({ number, business }) => `Invoice ${number} from ${business}`, {
      invoice: ({ business, due }) => `${business} has sent you an invoice. It is due on ${due}.`,
      invoice_today: ({ business }) => `${business} has sent you an invoice. It is due today.`,
      invoice_late: ({ business, due }) => `${business} has sent you an invoice. It was due on ${due}.`,
      invoice_settled: ({ business }) => `${business} has sent you an invoice. Nothing is left to pay.`,
    }),
    soon: {
      subject: ({ number, business, due }) => `Reminder: invoice ${number} from ${business} is due on ${due}`,
      lead: ({ business, due }) => `Your invoice from ${business} is due on ${due}.`,
    },
    today: {
      subject: ({ number, business }) => `Reminder: invoice ${number} from ${business} is due today`,
      lead: ({ business }) => `Your invoice from ${business} is due today.`,
    },
    late: {
      subject: ({ number, business, due }) => `Reminder: invoice ${number} from ${business} was due on ${due}`,
      lead: ({ business, due }) =>
        `Your invoice from ${business} was due on ${due}. If you have paid in the meantime, please ignore this message.`,
    },
    receipt: {
      subject: ({ number, business }) => `Receipt for invoice ${number} from ${business}`,
      lead: ({ business }) => `Thank you. ${business} has received your payment.`,
    },
    refund: {
      subject: ({ number, business }) => `Refund for invoice ${number} from ${business}`,
      lead: ({ business }) =>
        `${business} has refunded a payment of yours. Your bank may need a few days to show the money.`,
    },
  },
  test: 'Test: no money moves',
  hello: (name) => `Hello ${name},`,
  due: 'Due on',
  wasDue: 'Was due on',
  amountDue: 'Amount due',
  total: 'Total',
  received: 'Received',
  refunded: 'Refunded',
  remaining: 'Still to be paid',
  invoice: 'Invoice',
  pay: 'View and pay',
  open: 'View the invoice',
  address: 'Does the button not work? Open this address:',
  unsubscribe: 'Stop these reminders',
};

const ar: Words = {
  topics: {
    ...invoiceTopics(({ number, business }) => `فاتورة ${number} من ${business}`, {
      invoice: ({ business, due }) => `أرسلت إليك ${business} فاتورة تُستحق في ${due}.`,
      invoice_today: ({ business }) => `أرسلت إليك ${business} فاتورة تُستحق اليوم.`,
      invoice_late: ({ business, due }) => `أرسلت إليك ${business} فاتورة كانت مستحقة في ${due}.`,
      invoice_settled: ({ business }) => `أرسلت إليك ${business} فاتورة. لا يوجد مبلغ متبقٍّ.`,
    }),
    soon: {
      subject: ({ number, business, due }) => `تذكير: الفاتورة ${number} من ${business} تُستحق في ${due}`,
      lead: ({ business, due }) => `فاتورتك من ${business} تُستحق في ${due}.`,
    },
    today: {
      subject: ({ number, business }) => `تذكير: الفاتورة ${number} من ${business} تُستحق اليوم`,
      lead: ({ business }) => `فاتورتك من ${business} تُستحق اليوم.`,
    },
    late: {
      subject: ({ number, business, due }) => `تذكير: الفاتورة ${number} من ${business} كانت مستحقة في ${due}`,
      lead: ({ business, due }) =>
        `فاتورتك من ${business} كانت مستحقة في ${due}. إذا كنت قد دفعتها، فيُرجى تجاهل هذه الرسالة.`,
    },
    receipt: {
      subject: ({ number, business }) => `إيصال الفاتورة ${number} من ${business}`,
      lead: ({ business }) => `شكرًا لك. استلمت ${business} دفعتك.`,
    },
    refund: {
      subject: ({ number, business }) => `استرداد مبلغ الفاتورة ${number} من ${business}`,
      lead: ({ business }) => `ردّت إليك ${business} مبلغًا مدفوعًا. قد يحتاج مصرفك إلى بضعة أيام لإظهاره.`,
    },
  },
  test: 'تجربة: لا تُنقل أي أموال',
  hello: (name) => `مرحبًا ${name}،`,
  due: 'تُستحق في',
  wasDue: 'كانت مستحقة في',
  amountDue: 'المبلغ المستحق',
  total: 'المجموع',
  received: 'المبلغ المستلم',
  refunded: 'المبلغ المسترد',
  remaining: 'المبلغ المتبقي',
  invoice: 'الفاتورة',
  pay: 'عرض الفاتورة والدفع',
  open: 'عرض الفاتورة',
  address: 'لا يعمل الزر؟ افتح هذا العنوان:',
  unsubscribe: 'إيقاف هذه التذكيرات',
};

export const WORDS: Readonly<Record<Language, Words>> = { en, ar };
