import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMail } from './outgoing-mail';

/** A header must not contain control characters. nodemailer encodes the rest. */
const asLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').trim();

/** The encoded message, with text and HTML as alternatives. */
export async function mailContent(mail: OutgoingMail, from: string): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: asLine(mail.fromName), address: from },
    to: { name: '', address: mail.to },
    ...(mail.replyTo !== null && { replyTo: { name: '', address: mail.replyTo } }),
    subject: asLine(mail.subject),
    messageId: `<${mail.id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments.map(({ name, type, content, cid }) => ({
      filename: name,
      contentType: type,
      content,
      ...(cid !== undefined && { cid, contentDisposition: 'inline' as const }),
    })),
    // `list` of nodemailer is for its transports: what composes a message leaves it out.
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(mail.unsubscribeUrl !== null && {
        // On one line, however long.
        'List-Unsubscribe': { prepared: true, value: `<${mail.unsubscribeUrl}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
