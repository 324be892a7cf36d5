import { Injectable } from '@nestjs/common';
import { Encryption } from '@remit/encryption';

/** What an e-mail says of a person. Erasing a customer blanks `email`, by this name, and takes the customer out of the note. */
export interface EmailContent {
  readonly email: string;
  /** Whether it goes to the customer's own address; sent again, it goes to the one that is known then. */
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
