import { directionOf } from '@remit/hosted-pages';
import { html } from '@remit/http-api';
import type { OutgoingMail } from '../sending/outgoing-mail';
import type { LetterContent } from './letters';

/** The letter as a message. @param id the same in every attempt */
export function letterMail(id: string, content: LetterContent): OutgoingMail {
  const { to, fromName, subject, lead, url, note } = content;
  return {
    id,
    to,
    fromName,
    replyTo: null,
    subject,
    text: `${lead}\n\n${url}\n\n${note}\n`,
    html: asHtml(content),
    unsubscribeUrl: null,
    attachments: [],
  };
}

/** Mail programs support inline styles, and little else. */
function asHtml({ language, subject, lead, verb, url, note }: LetterContent): string {
  const button =
    'display:inline-block;padding:12px 20px;border-radius:8px;background:#1f4fd8;color:#ffffff;text-decoration:none;font-weight:600';
  return html`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8" />
        <title>${subject}</title>
      </head>
      <body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#16181d">
        <p style="margin:0 0 20px">${lead}</p>
        <p style="margin:0 0 20px"><a href="${url}" style="${button}">${verb}</a></p>
        <p dir="ltr" style="margin:0 0 20px;font-size:13px;color:#5b6472;overflow-wrap:anywhere">${url}</p>
        <p style="margin:0;font-size:13px;color:#5b6472">${note}</p>
      </body>
    </html>`.text;
}
