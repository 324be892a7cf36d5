import { type Business, contrastOnWhite, type Language, LEAST_CONTRAST } from '@remit/business-profile';
import { Html, html } from '@remit/http-api';
import { directionOf, otherThan, WORDS } from './words';
import { SCRIPT } from './script';
import { STYLES } from './styles';

// Must stay unchanged: the page's Content-Security-Policy contains its digest.
const SCRIPT_ELEMENT = new Html(`<script>${SCRIPT}</script>`);

/** Settings of a page that polls for changes. */
export interface Watching {
  /** Path of the page's mark. */
  readonly state: string;
  readonly mark: string;
  /** URL to load when the mark has changed. */
  readonly next: string;
  readonly waitMs: number;
  /** Seconds after which a browser without scripts reloads the page. */
  readonly refreshSeconds?: number;
}

export interface PageLogo {
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly language: Language;
  readonly title: string;
  readonly business?: Business;
  /** The business's logo, if the page has one. */
  readonly logo?: PageLogo;
  /** URL of the same page in the other language. */
  readonly otherLanguage: string;
  readonly watching?: Watching;
  readonly content: Html;
}

/** A page, and the styles whose digest its policy must contain. */
export interface RenderedPage {
  readonly text: string;
  readonly styles: string;
}

/** Renders a whole page for a payer, with its styles and its script. */
export function layout({ language, title, business, logo, otherLanguage, watching, content }: Layout): RenderedPage {
  const words = WORDS[language];
  const other = otherThan(language);
  const styles = STYLES + accentRules(business?.color ?? null);
  const refresh = watching?.refreshSeconds;
  const { text } =
    html`<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow">${
      refresh === undefined ? undefined : html`<noscript><meta http-equiv="refresh" content="${refresh}" /></noscript>`
    }<title>${title}</title><style>${new Html(styles)}</style></head><body${watching ? attributes(watching) : undefined}>
<header>${business === undefined ? undefined : html`<p class="business">${nameOf(business, logo)}</p>`}${
      business?.isTest ? html`<p class="test">${words.test}</p>` : undefined
    }</header>
<main>${content}${business?.footer ? html`<p class="footer" dir="auto">${business.footer}</p>` : undefined}</main>
<footer><a href="${otherLanguage}" lang="${other}" hreflang="${other}">${words.otherLanguage}</a></footer>
${watching ? SCRIPT_ELEMENT : undefined}</body></html>`;
  return { text, styles };
}

const nameOf = ({ name }: Business, logo: PageLogo | undefined): Html =>
  logo === undefined
    ? html`<bdi>${name}</bdi>`
    : html`<img class="logo" src="${logo.src}" width="${logo.width}" height="${logo.height}" alt="${name}" />`;

const attributes = ({ state, mark, next, waitMs }: Watching): Html =>
  html` data-state="${state}" data-mark="${mark}" data-next="${next}" data-wait="${waitMs}"`;

/** CSS rules that set the business's color on the button. */
export const accentRules = (color: string | null): string =>
  color === null ? '' : `button{--accent:${color};--on-accent:${onAccent(color)}}`;

/** Black or white, whichever is easier to read on a colour: one of them always is. */
export const onAccent = (color: string): string => (contrastOnWhite(color) >= LEAST_CONTRAST ? '#fff' : '#000');
