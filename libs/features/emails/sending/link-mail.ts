import { Injectable, Logger } from '@nestjs/common';
import { newId } from '@remit/database';
import { html, safeError } from '@remit/http-api';
import { MailServer } from './mail-server';

export interface LinkLetter {
  readonly to: string;
  /** Name of the business in whose name it is sent. */
  readonly fromName: string;
  readonly subject: string;
  /** Sentences above the link. */
  readonly lead: string;
  /** What the link is called. */
  readonly verb: string;
  readonly url: string;
  /** Sentences below the link. */
  readonly note: string;
}

/**
 * Letters to users of the console that carry a link, such as invitations. They are sent once and not stored: who asked
 * for the link has it too.
 */
@Injectable()
export class LinkMail {
  private readonly logger = new Logger('LinkMail');

  constructor(private readonly server: MailServer) {}

  /** Whether letters go out. */
  get isSet(): boolean {
    return this.server.isSet;
  }

  /** Sends it in the background. A failure is a line of the log. */
  send(letter: LinkLetter): void {
    if (!this.isSet) return;
    const { to, fromName, subject, lead, url, note } = letter;
    const mail = { id: newId('mail'), to, fromName, replyTo: null, subject, unsubscribeUrl: null, attachments: [] };
    const text = `${lead}\n\n${url}\n\n${note}\n`;
    this.server
      .send({ ...mail, text, html: asHtml(letter) }, async () => undefined)
      .then(({ state, answer }) => {
        if (state !== 'sent') this.logger.warn({ msg: 'a letter with a link was not sent', state, answer });
      })
      .catch((error: unknown) =>
        this.logger.warn({ msg: 'a letter with a link could not be made', err: safeError(error) }),
      );
  }
}

/** Mail programs support inline styles, and little else. */
function asHtml({ subject, lead, verb, url, note }: LinkLetter): string {
  const button =
    'display:inline-block;padding:12px 20px;border-radius:8px;background:#1f4fd8;color:#ffffff;text-decoration:none;font-weight:600';
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${subject}</title>
      </head>
      <body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#16181d">
        <p style="margin:0 0 20px">${lead}</p>
        <p style="margin:0 0 20px"><a href="${url}" style="${button}">${verb}</a></p>
        <p style="margin:0 0 20px;font-size:13px;color:#5b6472;overflow-wrap:anywhere">${url}</p>
        <p style="margin:0;font-size:13px;color:#5b6472">${note}</p>
      </body>
    </html>`.text;
}
