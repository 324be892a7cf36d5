import { Injectable } from '@nestjs/common';
import { type CellAddress, Encryption } from '@remit/encryption';

/**
 * Contact data of a customer. It is personal data: encrypted as one value, in clear text only in memory and in
 * answers to its owner.
 */
export interface ContactData {
  readonly email: string | null;
  /** Phone number. */
  readonly contact: string | null;
  readonly address_line1: string | null;
  readonly address_line2: string | null;
  readonly address_city: string | null;
  readonly address_state: string | null;
  readonly address_postal_code: string | null;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly address_country: string | null;
}

export const CONTACT_FIELDS = [
  'email',
  'contact',
  'address_line1',
  'address_line2',
  'address_city',
  'address_state',
  'address_postal_code',
  'address_country',
] as const satisfies readonly (keyof ContactData)[];

/** Reads and writes the encrypted contact column of a customer. */
@Injectable()
export class ContactCipher {
  constructor(private readonly encryption: Encryption) {}

  seal(customerId: string, contact: ContactData): string {
    return this.encryption.encrypt(JSON.stringify(contact), addressOf(customerId));
  }

  /** @throws DecryptionFailed when the value was altered or moved */
  open(customer: { id: string; contactData: string }): ContactData {
    return JSON.parse(this.encryption.decrypt(customer.contactData, addressOf(customer.id))) as ContactData;
  }
}

function addressOf(customerId: string): CellAddress {
  return { table: 'customers', column: 'contact_data', row: customerId };
}
