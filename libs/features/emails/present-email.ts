import type { EmailResponse } from './dto/invoice-email.dto';
import type { EmailRecord } from './invoice-emails';

/** An e-mail as every response shows it. */
export function presentEmail({ email, content }: EmailRecord): EmailResponse {
  return {
    id: email.id,
    invoice_id: email.invoiceId,
    payment_id: email.paymentId,
    kind: email.kind,
    status: email.status,
    recipient: content.email,
    language: email.language,
    note: content.note,
    attempts: email.attempts,
    last_answer: email.lastAnswer,
    created_by: email.createdBy,
    created_at: email.createdAt.toISOString(),
    next_attempt_at: email.nextAttemptAt?.toISOString() ?? null,
    finished_at: email.finishedAt?.toISOString() ?? null,
  };
}
