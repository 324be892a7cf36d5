import { AttentionNeeded } from '@remit/domain-events';
import type { Email } from './email.entity';
import type { EmailStatus } from './sending/queued-mail.entity';

/** One attention row per invoice. Its `retry` sends all undelivered e-mails of the invoice again. */
export const emailAttentionKey = (invoiceId: string): string => `email_undelivered:${invoiceId}`;

const SUMMARIES: Readonly<Partial<Record<EmailStatus, string>>> = {
  bounced: 'The mail server refuses the address of an e-mail about this invoice.',
  failed: 'An e-mail about this invoice could not be sent.',
  unknown: 'An e-mail about this invoice may or may not have been sent, because the connection broke during sending.',
};

/** Contains no address. The list of the invoice's e-mails shows them. */
export function emailAttention({ id, invoiceId, kind, status, lastAnswer }: Email): AttentionNeeded {
  return new AttentionNeeded({
    key: emailAttentionKey(invoiceId),
    kind: 'email_undelivered',
    summary: SUMMARIES[status] ?? 'An e-mail about this invoice did not arrive.',
    invoice_id: invoiceId,
    ours: { email_id: id, email_kind: kind, email_status: status, mail_server: lastAnswer },
  });
}
