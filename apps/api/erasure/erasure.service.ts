import { Injectable } from '@nestjs/common';
import { type CustomerRecord, CustomersService } from '@remit/customers';
import { Database, type Scope } from '@remit/database';
import { Encryption } from '@remit/encryption';
import { ApiError } from '@remit/http-api';
import { AuditLog } from '@remit/audit-log';
import { addressOf } from '../encryption/sealed-columns';
import { SealedValueRepository } from '../encryption/sealed-value.repository';
import { ErasureRepository, type SealedText } from './erasure.repository';
import { PersonalWords } from './personal-words';

export interface Erasure {
  readonly customer: CustomerRecord;
  /** Customers at Nomod that still name the person. */
  readonly atNomod: readonly { readonly connection_id: string; readonly nomod_customer_id: string }[];
}

/**
 * Erases a person. One unit of work removes contact data, names and texts about them. Numbers, lines and amounts
 * stay, because books must be kept. Safe to repeat, which also removes what arrived since.
 */
@Injectable()
export class ErasureService {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomersService,
    private readonly rows: ErasureRepository,
    private readonly values: SealedValueRepository,
    private readonly encryption: Encryption,
    private readonly auditLog: AuditLog,
  ) {}

  /** @throws ApiError not_found, conflict while an invoice of the customer is not settled */
  async erase(scope: Scope, id: string): Promise<Erasure> {
    return this.database.transaction(scope, async () => {
      const before = await this.customers.get(scope, id);
      const open = await this.rows.openInvoices(id);
      if (open.length > 0) throw stillOpen(open);
      const words = new PersonalWords(before);
      const customer = await this.customers.erase(scope, id);
      for await (const text of this.rows.sealedTexts(id)) await this.reseal(scope, text, words);
      await this.rows.eraseTexts(id, words.pattern);
      this.auditLog.record('customer.erased', id);
      return { customer, atNomod: await this.rows.atNomod(id) };
    });
  }

  private async reseal(scope: Scope, { table, column, row }: SealedText, words: PersonalWords): Promise<void> {
    const address = addressOf(scope, table, column, row);
    const text = this.encryption.decrypt(row[column] ?? '', address);
    const without = words.takenOutOf(text);
    if (without !== text) await this.values.write(table, row, { [column]: this.encryption.encrypt(without, address) });
  }
}

function stillOpen(invoiceIds: readonly string[]): ApiError {
  return new ApiError('conflict', {
    message: 'This customer has unsettled invoices',
    hint: 'Collect, void or write off the open invoices first. Nomod needs the name and the e-mail until then.',
    details: { invoice_ids: invoiceIds },
  });
}
