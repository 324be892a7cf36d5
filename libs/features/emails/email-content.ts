import { Injectable } from '@nestjs/common';
import { Encryption } from '@remit/encryption';

/**
 * Personal data of an e-mail. The erasure of a customer finds `email` by this name, blanks it, and removes the
 * customer from the note.
 */
export interface EmailContent {
  readonly email: string;
  /** Whether it goes to the customer's own address. Sending it again uses the customer's current address. */
  readonly to_customer: boolean;
  readonly note: string | null;
}

@Injectable()
export class EmailContents {
  constructor(private readonly encryption: Encryption) {}

  seal(id: string, content: EmailContent): string {
    return this.encryption.encrypt(JSON.stringify(content), addressOf(id));
  }

  open({ id, content }: { id: string; content: string }): EmailContent {
    return JSON.parse(this.encryption.decrypt(content, addressOf(id))) as EmailContent;
  }
}

const addressOf = (row: string) => ({ table: 'emails', column: 'content', row });
