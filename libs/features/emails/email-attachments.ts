import { Injectable, Logger } from '@nestjs/common';
import type { Language } from '@remit/business-profile';
import type { Scope } from '@remit/database';
import { type DocumentFile, InvoiceDocuments } from '@remit/documents';
import type { EmailKind } from './message/words';
import type { MailAttachment } from './sending/outgoing-mail';

/** Many servers accept no message above 10 MiB, and encoding enlarges a file by a third. */
const MOST_BYTES = 5 * 1024 * 1024;

export interface AttachedTo {
  readonly id: string;
  readonly kind: EmailKind;
  readonly invoiceId: string;
  readonly paymentId: string | null;
  readonly language: Language;
}

/** The files attached to an e-mail: the invoice, or the receipt of its payment. */
@Injectable()
export class EmailAttachments {
  private readonly logger = new Logger('Emails');

  constructor(private readonly documents: InvoiceDocuments) {}

  /**
   * Leaves out a file that cannot be made or is too large: the e-mail always links to the invoice. Opens its own
   * units of work.
   */
  async of(scope: Scope, email: AttachedTo): Promise<readonly MailAttachment[]> {
    try {
      const file = await this.fileOf(scope, email);
      if (file && file.bytes.length <= MOST_BYTES)
        return [{ name: file.name, type: 'application/pdf', content: file.bytes }];
      if (file)
        this.logger.warn({ email_id: email.id, bytes: file.bytes.length, msg: 'a file is too large to attach' });
    } catch (err) {
      this.logger.warn({ err, email_id: email.id, msg: 'cannot create the attachment; the e-mail is sent without it' });
    }
    return [];
  }

  private async fileOf(
    scope: Scope,
    { kind, invoiceId, paymentId, language }: AttachedTo,
  ): Promise<DocumentFile | undefined> {
    if (kind === 'invoice') return this.documents.pdf(scope, invoiceId, language);
    return paymentId === null ? undefined : this.documents.receipt(scope, paymentId, language);
  }
}
