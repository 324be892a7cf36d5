import type { Business, Language } from '@remit/business-profile';
import type { InvoiceView } from '@remit/invoices';
import { type EmailFacts, emailMessage } from './email-message';
import type { EmailTopic } from './words';

const EVIL = `<script>alert(1)</script>"'&`;

const facts = (changes: Partial<EmailFacts> = {}): EmailFacts => ({
  topic: 'invoice',
  language: 'en',
  business: { name: 'Palm Trading', color: '#ffe08a', isTest: false, address: null, footer: null } as Business,
  invoice: {
    invoiceNumber: 'INV-7',
    currency: 'KWD',
    amountRemainingMinor: 1_234_500n,
    dueDate: '2026-12-05',
  } as InvoiceView,
  customerName: 'Fatima',
  amountMinor: null,
  note: null,
  url: 'https://pay.example/i/token',
  unsubscribeUrl: null,
  ...changes,
});

describe('an e-mail about an invoice', () => {
  it('says who asks, how much, until when and where to pay, in both forms', () => {
    const { subject, html, text } = emailMessage(facts());
    expect(subject).toBe('Invoice INV-7 from Palm Trading');
    for (const form of [html, text])
      for (const fact of ['Palm Trading', 'KWD 1,234.500', '5 December 2026', 'https://pay.example/i/token'])
        expect(form).toContain(fact);
    expect(html).toContain('background:#ffe08a;color:#000');
    const plain = emailMessage(facts({ business: { ...facts().business, color: null } }));
    expect(plain.html).toContain('background:#1f5fd6;color:#fff');
  });

  it('is read from right to left in Arabic', () => {
    const { subject, html } = emailMessage(facts({ language: 'ar' }));
    expect(subject).toBe('فاتورة INV-7 من Palm Trading');
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('عرض الفاتورة والدفع');
  });

  it('shows every text as it was typed, and runs none of it', () => {
    const invoice = { ...facts().invoice, invoiceNumber: EVIL };
    const business = { ...facts().business, name: EVIL, footer: EVIL };
    const { html } = emailMessage(facts({ invoice, business, customerName: EVIL, note: EVIL }));
    expect(html).not.toContain('<script');
    expect(html.split('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;').length).toBeGreaterThan(5);
  });

  it('loads nothing and tells nobody that it was opened', () => {
    expect(emailMessage(facts({ unsubscribeUrl: 'https://pay.example/u' })).html).not.toMatch(
      /<img|src=|url\(|@import/,
    );
  });

  it.each<[EmailTopic, Language, RegExp]>([
    ['soon', 'en', /is due on 5 December 2026$/],
    ['today', 'en', /is due today$/],
    ['late', 'en', /was due on 5 December 2026$/],
    ['late', 'ar', /كانت مستحقة في 5 ديسمبر 2026$/],
  ])('reminds (%s, %s) by where the due date is, and can be ended', (topic, language, subject) => {
    const message = emailMessage(facts({ topic, language, unsubscribeUrl: 'https://pay.example/u' }));
    expect(message.subject).toMatch(subject);
    expect(message.text).toContain('https://pay.example/u');
    expect(message.html).toContain('href="https://pay.example/u"');
  });

  it.each<[EmailTopic, Language, readonly string[]]>([
    ['invoice_today', 'en', ['It is due today.', 'Amount due: KWD 1,234.500']],
    ['invoice_late', 'en', ['It was due on 5 December 2026.', 'Was due on: 5 December 2026']],
    ['invoice_settled', 'en', ['Nothing is left to pay.', 'Total: KWD 2,000.000', 'View the invoice:']],
    ['invoice_late', 'ar', ['كانت مستحقة في 5 ديسمبر 2026.']],
    ['invoice_settled', 'ar', ['لا يوجد مبلغ متبقٍّ.']],
  ])('says what is left to do (%s, %s)', (topic, language, sentences) => {
    const amountRemainingMinor = topic === 'invoice_settled' ? 0n : 1_234_500n;
    const invoice = { ...facts().invoice, totalMinor: 2_000_000n, amountRemainingMinor };
    const { text } = emailMessage(facts({ topic, language, invoice }));
    for (const sentence of sentences) expect(text).toContain(sentence);
    expect(text).not.toContain('is due on');
  });

  it('of a sandbox says so in its subject', () => {
    const business = { ...facts().business, isTest: true };
    expect(emailMessage(facts({ business })).subject).toBe('[Test: no money moves] Invoice INV-7 from Palm Trading');
  });

  it('confirms what was received and what is left', () => {
    const { text } = emailMessage(facts({ topic: 'receipt', amountMinor: 500n }));
    expect(text).toContain('Received: KWD 0.500');
    expect(text).toContain('Still to be paid: KWD 1,234.500');
  });
});
