import { type Business, type Language, PRODUCT_COLOR } from '@remit/business-profile';
import { grouped, writtenDay } from '@remit/documents';
import { directionOf, onAccent } from '@remit/hosted-pages';
import { type Html, html } from '@remit/http-api';
import type { InvoiceView } from '@remit/invoices';
import { type EmailTopic, type Words, WORDS } from './words';

/** Contents of an e-mail. */
export interface EmailFacts {
  readonly topic: EmailTopic;
  readonly language: Language;
  readonly business: Business;
  readonly invoice: InvoiceView;
  /** Name for the salutation; null when it is unknown. */
  readonly customerName: string | null;
  /** Minor units that were received or refunded. */
  readonly amountMinor: bigint | null;
  /** The sender's own text, as typed. */
  readonly note: string | null;
  /** Page of the invoice; null when there is none. */
  readonly url: string | null;
  readonly unsubscribeUrl: string | null;
  readonly logo?: { readonly src: string; readonly width: number; readonly height: number };
}

export interface EmailMessage {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const moneyText = (minor: bigint, currency: string): string => `${currency} ${grouped(minor, currency)}`;

type Row = readonly [name: string, value: string];

/** The message as text and as HTML. It loads nothing from elsewhere, so opening it cannot be tracked. */
export function emailMessage(facts: EmailFacts): EmailMessage {
  const { topic, language, business, invoice } = facts;
  const words = WORDS[language];
  const named = {
    number: invoice.invoiceNumber ?? '',
    business: business.name,
    due: writtenDay(invoice.dueDate, language),
  };
  const subject = words.topics[topic].subject(named);
  const lead = words.topics[topic].lead(named);
  const rows = rowsOf(facts, words);
  return {
    subject: business.isTest ? `[${words.test}] ${subject}` : subject,
    html: asHtml(facts, words, { subject, lead, rows }),
    text: asText(facts, words, { lead, rows }),
  };
}

function rowsOf({ topic, language, invoice, amountMinor }: EmailFacts, words: Words): readonly Row[] {
  const { currency } = invoice;
  const number: Row = [words.invoice, invoice.invoiceNumber ?? ''];
  if (topic === 'receipt' || topic === 'refund') {
    const remaining: Row = [words.remaining, moneyText(invoice.amountRemainingMinor, currency)];
    return [
      [topic === 'receipt' ? words.received : words.refunded, moneyText(amountMinor ?? 0n, currency)],
      number,
      ...(topic === 'receipt' && invoice.amountRemainingMinor > 0n ? [remaining] : []),
    ];
  }
  if (topic === 'invoice_settled') return [[words.total, moneyText(invoice.totalMinor, currency)], number];
  const isLate = topic === 'late' || topic === 'invoice_late';
  return [
    [words.amountDue, moneyText(invoice.amountRemainingMinor, currency)],
    number,
    [isLate ? words.wasDue : words.due, writtenDay(invoice.dueDate, language)],
  ];
}

const verbOf = ({ topic, invoice }: EmailFacts, words: Words): string =>
  topic !== 'refund' && invoice.amountRemainingMinor > 0n ? words.pay : words.open;

function asText(facts: EmailFacts, words: Words, { lead, rows }: { lead: string; rows: readonly Row[] }): string {
  const { business, customerName, note, url, unsubscribeUrl } = facts;
  const blocks = [
    business.isTest ? words.test : null,
    customerName === null ? null : words.hello(customerName),
    lead,
    note,
    rows.map(([name, value]) => `${name}: ${value}`).join('\n'),
    url === null ? null : `${verbOf(facts, words)}:\n${url}`,
    [business.name, business.address, business.footer].filter(Boolean).join('\n'),
    unsubscribeUrl === null ? null : `${words.unsubscribe}:\n${unsubscribeUrl}`,
  ];
  return `${blocks.filter((block) => block !== null && block !== '').join('\n\n')}\n`;
}

/** The size is in attributes too, because some mail programs ignore the style. A picture is never enlarged. */
function picture({ src, width, height }: NonNullable<EmailFacts['logo']>, name: string): Html {
  const scale = Math.min(1, 200 / width, 64 / height);
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
  return html`<p style="margin:0 0 12px">
    <img
      src="${src}"
      width="${wide}"
      height="${high}"
      alt="${name}"
      style="display:inline-block;border:0;width:${wide}px;height:${high}px"
    />
  </p>`;
}

/** Mail programs support tables and inline styles, and little else. */
function asHtml(
  facts: EmailFacts,
  words: Words,
  { subject, lead, rows }: { subject: string; lead: string; rows: readonly Row[] },
): string {
  const { business, customerName, note, url, language, unsubscribeUrl, logo } = facts;
  const accent = business.color ?? PRODUCT_COLOR;
  const direction = directionOf(language);
  const paragraph = (content: Html | string, style = '') =>
    html`<p style="margin:0 0 16px;overflow-wrap:anywhere;${style}">${content}</p>`;
  const soft = 'font-size:13px;color:#5b6472;';
  const table = rows.map(([name, value], index) => {
    const size = index === 0 ? 'font-size:22px;font-weight:700;' : '';
    return html`<tr>
      <td style="padding:6px 0;color:#5b6472">${name}</td>
      <td align="${direction === 'rtl' ? 'left' : 'right'}" style="padding:6px 0;${size}"><bdi>${value}</bdi></td>
    </tr>`;
  });
  const button =
    url === null
      ? undefined
      : html`<p style="margin:24px 0">
            <a
              href="${url}"
              style="display:inline-block;padding:14px 28px;border-radius:8px;font-weight:700;text-decoration:none;background:${accent};color:${onAccent(accent)}"
              >${verbOf(facts, words)}</a
            >
          </p>
          ${paragraph(html`${words.address}<br /><a href="${url}" dir="ltr" style="color:#5b6472;word-break:break-all">${url}</a>`, soft)}`;
  const { text } = html`<!doctype html>
    <html lang="${language}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${subject}</title>
      </head>
      <body style="margin:0;padding:0;background:#f3f4f7">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f3f4f7">
          <tr>
            <td align="center" style="padding:24px 12px">
              <table
                role="presentation"
                dir="${direction}"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                style="max-width:560px;background:#ffffff;border-radius:12px;border-top:6px solid ${accent}"
              >
                <tr>
                  <td
                    style="padding:28px;font:16px/1.6 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;color:#16181d"
                  >
                    ${logo === undefined ? undefined : picture(logo, business.name)}${paragraph(html`<bdi>${business.name}</bdi>`, 'font-size:18px;font-weight:700;')}${business.isTest ? paragraph(words.test, 'color:#8a5a00;font-weight:700;') : undefined}${customerName === null ? undefined : paragraph(words.hello(customerName))}${paragraph(lead)}${note === null ? undefined : html`<p dir="auto" style="margin:0 0 16px;padding-inline-start:12px;border-inline-start:3px solid #d5d9e0;white-space:pre-line;overflow-wrap:anywhere">${note}</p>`}
                    <table
                      role="presentation"
                      width="100%"
                      cellpadding="0"
                      cellspacing="0"
                      style="border-top:1px solid #e3e6eb;border-bottom:1px solid #e3e6eb;margin:8px 0"
                    >
                      ${table}
                    </table>
                    ${button}${business.footer ? html`<p dir="auto" style="margin:0 0 16px;white-space:pre-line;overflow-wrap:anywhere;${soft}">${business.footer}</p>` : undefined}${unsubscribeUrl === null ? undefined : paragraph(html`<a href="${unsubscribeUrl}" style="color:#5b6472">${words.unsubscribe}</a>`, soft)}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>`;
  return text;
}
