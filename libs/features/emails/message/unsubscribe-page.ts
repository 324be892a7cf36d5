import type { Language } from '@remit/business-profile';
import { layout, otherThan, type RenderedPage } from '@remit/hosted-pages';
import { html } from '@remit/http-api';
import type { SubscriptionPage } from '../reminders/reminder-subscriptions';

const WORDS = {
  en: {
    title: 'Reminders about unpaid invoices',
    ask: 'You get reminders by e-mail when an invoice of this business is not paid.',
    stop: 'Stop the reminders',
    ended: 'You get no more reminders',
    rest: 'Invoices and receipts are still sent to you.',
  },
  ar: {
    title: 'تذكيرات الفواتير غير المدفوعة',
    ask: 'تصلك تذكيرات بالبريد الإلكتروني عندما تبقى فاتورة من هذه الشركة غير مدفوعة.',
    stop: 'إيقاف التذكيرات',
    ended: 'لن تصلك تذكيرات بعد الآن',
    rest: 'ستستمر الفواتير والإيصالات في الوصول إليك.',
  },
} as const;

export function unsubscribePage(
  { business, isEnded }: SubscriptionPage,
  path: string,
  language: Language,
): RenderedPage {
  const words = WORDS[language];
  const title = isEnded ? words.ended : words.title;
  const form = html`<p class="soft">${words.ask}</p>
    <form method="post" action="${path}?lang=${language}"><button>${words.stop}</button></form>`;
  return layout({
    language,
    title: `${title} · ${business.name}`,
    business,
    otherLanguage: `${path}?lang=${otherThan(language)}`,
    content: html`<section class="card">
      <h1>${title}</h1>
      ${isEnded ? html`<p class="soft">${words.rest}</p>` : form}
    </section>`,
  });
}
