import type { Language } from '@remit/business-profile';
import { html } from '@remit/http-api';
import { otherThan, WORDS } from './words';
import { layout, type RenderedPage } from './layout';

/** A page without an invoice: the URL is unknown, something failed, or the payer may not see the invoice's page. */
export function messagePage(
  kind: 'unknown' | 'trouble' | 'tooOften' | 'thanks',
  language: Language,
  path: string,
): RenderedPage {
  const [title, text] = WORDS[language][kind];
  return layout({
    language,
    title,
    otherLanguage: `${path}?lang=${otherThan(language)}`,
    content: html`<section class="card">
      <h1>${title}</h1>
      <p class="soft">${text}</p>
    </section>`,
  });
}
