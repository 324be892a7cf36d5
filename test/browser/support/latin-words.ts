import type { Page } from 'playwright-core';

/** Names of products and formats, and codes, which are the same in every language. */
const SAME_EVERYWHERE = new Set(
  `Nomod Remit API URL PDF CSV JSON HTTP HTTPS UTC GMT SMTP QR TRN IANA ISO ID AED KWD USD Webhook Webhooks Ctrl Cmd Esc
   GET POST PUT DELETE SVG PNG MB KB ms www https http Asia Dubai AE VAT Visa Tabby Tamara whsec E164 Zapier`.split(
    /\s+/,
  ),
);

/** What a page says outside of names, ids and codes: these stand in `bdi`, in a field, or are marked left to right. */
const SAID = `(() => {
  const skipped = '[aria-hidden=true], bdi, code, pre, kbd, input, textarea, [dir=ltr], [lang=en], script, style, .environment-text, .code, .json';
  const said = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: parent, textContent: text } = walker.currentNode;
    if (parent && !parent.closest(skipped) && parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) said.push(text);
  }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
    if (element.closest('[aria-hidden=true], bdi, [lang=en], [dir=ltr]') || !element.checkVisibility()) continue;
    for (const name of ['aria-label', 'placeholder', 'title']) said.push(element.getAttribute(name) ?? '');
  }
  return said;
})()`;

/** Texts of an Arabic page with a word in Latin letters that is no name of a product, no code and no id. */
export async function latinTexts(page: Page, names: readonly string[]): Promise<string[]> {
  const texts = await page.evaluate<string[]>(SAID);
  const isForeign = (text: string): boolean =>
    names
      .reduce((rest, name) => rest.replaceAll(name, ' '), text)
      // Isolated values are names, ids and amounts.
      .replaceAll(/\u2068[^\u2069]*\u2069/g, ' ')
      .split(/[^\p{L}\p{N}_.@+-]+/u)
      .some((word) => /^[A-Za-z]{2,}$/.test(word) && !SAME_EVERYWHERE.has(word));
  return [...new Set(texts.map((text) => text.trim()).filter(isForeign))];
}
