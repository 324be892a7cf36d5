import { Html, html } from './html';
import { directionOf, type Language } from './language';
import { SCRIPT } from './script';
import { STYLES } from './styles';
import { WORDS } from './words';

// As they stand: the policy of the page names their digests.
const STYLE_ELEMENT = new Html(`<style>${STYLES}</style>`);
const SCRIPT_ELEMENT = new Html(`<script>${SCRIPT}</script>`);

/** What a page that looks again by itself needs for that. */
export interface Watching {
  /** Path of the page. */
  readonly page: string;
  readonly mark: string;
  /** What is loaded when the mark is another. */
  readonly next: string;
  readonly waitMs: number;
  /** Seconds after which a browser without scripts loads the page anew. */
  readonly refreshSeconds?: number;
}

export interface Layout {
  readonly language: Language;
  readonly title: string;
  readonly business?: string;
  readonly isTest?: boolean;
  /** The same page in the other language. */
  readonly otherLanguage: string;
  readonly watching?: Watching;
  readonly content: Html;
}

export function layout({ language, title, business, isTest, otherLanguage, watching, content }: Layout): string {
  const words = WORDS[language];
  const other: Language = language === 'en' ? 'ar' : 'en';
  const refresh = watching?.refreshSeconds;
  return html`<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow">${
    refresh === undefined ? undefined : html`<noscript><meta http-equiv="refresh" content="${refresh}" /></noscript>`
  }<title>${title}</title>${STYLE_ELEMENT}</head><body${watching ? attributes(watching) : undefined}>
<header>${business === undefined ? undefined : html`<p class="business"><bdi>${business}</bdi></p>`}${
    isTest ? html`<p class="test">${words.test}</p>` : undefined
  }</header>
<main>${content}</main>
<footer><a href="${otherLanguage}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a></footer>
${watching ? SCRIPT_ELEMENT : undefined}</body></html>`.text;
}

const attributes = ({ page, mark, next, waitMs }: Watching): Html =>
  html` data-page="${page}" data-mark="${mark}" data-next="${next}" data-wait="${waitMs}"`;
