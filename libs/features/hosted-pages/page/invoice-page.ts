import type { Language } from '@remit/business-profile';
import { type Notice, offersPay } from '../notice';
import { markOf, type OpenedPage } from '../opened-pages';
import { isPayable, type PayerInvoiceStatus } from '../payer-invoice-status';
import { day, moment, money } from './figures';
import { type Html, html } from '@remit/http-api';
import { otherThan, WORDS, type Words } from './words';
import { layout, type PageLogo, type RenderedPage, type Watching } from './layout';
import { factsOf } from './facts';
import { linesOf } from './lines';

export interface PageOptions {
  readonly language: Language;
  readonly notice?: Notice;
  /** Query of this page without the language, such as `paid=1790000000`. */
  readonly query?: string;
}

const TONES: Readonly<Record<PayerInvoiceStatus, string>> = {
  draft: '',
  voided: 'bad',
  paid: 'good',
  partially_refunded: 'good',
  refunded: '',
  settled: 'good',
  open: '',
  partly_paid: 'warn',
  overdue: 'bad',
};

const NOTICE_TONES: Readonly<Record<Notice, string>> = {
  off: 'warn',
  busy: 'warn',
  opening: '',
  preparing: '',
  problem: 'bad',
  often: 'warn',
  confirming: 'good',
  arrived: 'good',
  declined: 'bad',
};

/** Notices of pages that change by themselves soon. */
const WAITING: readonly Notice[] = ['confirming', 'opening'];

/** Milliseconds between two polls, for a page that waits for its payment or its link, and for any other payable one. */
const WAITING_MS = 500;
const IDLE_MS = 15_000;

/** Seconds between two reloads without scripts. */
const REFRESH_SECONDS = 5;

export function invoicePage(opened: OpenedPage, shown: PageOptions): RenderedPage {
  const { invoice, status, business } = opened;
  const words = WORDS[shown.language];
  const number = invoice.invoiceNumber;
  return layout({
    language: shown.language,
    title: [number === null ? words.invoice : `${words.invoice} ${number}`, business.name].join(' · '),
    business,
    logo: logoOf(opened),
    otherLanguage: pathOf(opened, otherThan(shown.language), shown.query),
    watching: isPayable(status) || status === 'draft' ? watchingOf(opened, shown) : undefined,
    content: html`${noticeOf(opened, shown, words)}${headOf(opened, shown, words)}${
      status === 'draft'
        ? undefined
        : html`${factsOf(opened, shown.language, words)}${linesOf(invoice, words)}${filesOf(opened, shown.language, words)}`
    }`,
  });
}

/** The URL changes with the picture, so that browsers can cache it. */
const logoOf = ({ token, business: { logo } }: OpenedPage): PageLogo | undefined =>
  logo === null ? undefined : { src: `/i/${token}/logo?v=${logo.digest}`, width: logo.width, height: logo.height };

function filesOf({ token, creditNotes }: OpenedPage, language: Language, words: Words): Html {
  const file = (path: string, text: Html | string) =>
    html`<p class="file"><a href="/i/${token}${path}.pdf?lang=${language}">${text}</a></p>`;
  const notes = creditNotes.map(({ number }) =>
    file(`/credit-notes/${number}`, html`${words.downloadCreditNote} <bdi>${number}</bdi>`),
  );
  return html`${file('', words.download)}${notes}`;
}

export function pathOf({ token }: OpenedPage, language: Language, query?: string): string {
  return `/i/${token}?lang=${language}${query === undefined ? '' : `&${query}`}`;
}

function watchingOf(opened: OpenedPage, { language, query, notice }: PageOptions): Watching {
  const isWaiting = notice !== undefined && WAITING.includes(notice);
  return {
    state: `/i/${opened.token}/state${notice === 'opening' ? `?${query ?? ''}` : ''}`,
    mark: markOf(opened, notice === 'opening' ? notice : undefined),
    next: pathOf(opened, language, query),
    waitMs: isWaiting ? WAITING_MS : IDLE_MS,
    refreshSeconds: isWaiting ? REFRESH_SECONDS : undefined,
  };
}

function noticeOf(opened: OpenedPage, { notice, language }: PageOptions, words: Words): Html | undefined {
  if (notice === undefined) return undefined;
  const [title, text] = words.notice[notice];
  const back = html`<p><a href="${pathOf(opened, language)}">${words.backToInvoice}</a></p>`;
  return html`<div class="notice ${NOTICE_TONES[notice]}" role="status">
    <h2>${title}</h2>
    <p>${text}</p>
    ${WAITING.includes(notice) ? back : undefined}
  </div>`;
}

function headOf(opened: OpenedPage, { language, notice }: PageOptions, words: Words): Html {
  const { invoice, status } = opened;
  const badge = html`<p class="badge ${TONES[status]}">${words.status[status]}</p>`;
  const kind = opened.business.taxNumber === null ? words.invoice : words.taxInvoice;
  const title = html`<h1>
    ${kind}${invoice.invoiceNumber === null ? undefined : html` <bdi>${invoice.invoiceNumber}</bdi>`}
  </h1>`;
  return html`<section class="card">
    <div class="top">${title}${badge}</div>
    ${isPayable(status) ? askOf(opened, language, notice, words) : restOf(status, words)}
  </section>`;
}

function restOf(status: PayerInvoiceStatus, words: Words): Html | undefined {
  const nothing: Partial<Record<PayerInvoiceStatus, readonly [string, string]>> = words.nothingToPay;
  const [title, text] = nothing[status] ?? [];
  return title === undefined
    ? undefined
    : html`<p class="sum">${title}</p>
        <p class="soft">${text}</p>`;
}

function askOf(opened: OpenedPage, language: Language, notice: Notice | undefined, words: Words): Html {
  const { invoice, status, token, payments, business } = opened;
  const until = payments.linkExpiresAt && moment(payments.linkExpiresAt, business.timeZone, language);
  const amount = money(invoice.amountRemainingMinor, invoice.currency);
  const verb = notice === 'declined' ? words.payAgain : notice === undefined ? words.pay : words.tryAgain;
  const form = html`<form method="post" action="/i/${token}/pay?lang=${language}">
      <button>${verb} ${amount}</button>
    </form>
    <p class="soft online">${words.paidAtNomod}</p>
    ${until === null ? undefined : html`<p class="soft online">${words.linkWorksUntil} ${until}</p>`}`;
  return html`<p class="sum">${amount}</p>
    <p class="soft">${status === 'overdue' ? words.wasDue : words.due} ${day(invoice.dueDate, language)}</p>
    ${offersPay(notice) ? form : undefined}`;
}
