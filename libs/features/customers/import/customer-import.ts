import { Injectable } from '@nestjs/common';
import { EventLoopYield, Database, type Scope } from '@remit/database';
import {
  type CsvImportResponse,
  type CsvRow,
  type ImportedRowResponse,
  readAs,
  readCsv,
  rowErrors,
  runImport,
} from '@remit/http-api';
import { Idempotency } from '@remit/idempotency';
import type { CustomerRecord } from '../customer-record';
import { CustomersService } from '../customers.service';
import { CreateCustomerRequest } from '../dto/customer-requests.dto';
import { presentCustomer } from '../present-customer';

const COLUMNS = {
  required: ['external_id', 'name'],
  optional: [
    'email',
    'contact',
    'address_line1',
    'address_line2',
    'address_city',
    'address_state',
    'address_postal_code',
    'address_country',
    'timezone',
  ],
  ignored: ['status', 'created_at', 'id'],
} as const;

/** Adds customers from a file. A customer whose external id is known stays as it is. */
@Injectable()
export class CustomerImport {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomersService,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws ApiError validation_error for a file that cannot be read */
  async run(scope: Scope, file: Buffer, isDryRun: boolean): Promise<CsvImportResponse> {
    const rows = readCsv(file, COLUMNS);
    return runImport(this.database, scope, { isDryRun, isKeyed: this.idempotency.isKeyed }, async () => {
      const names = rows.map(({ cells }) => cells.external_id ?? '');
      const page = { limit: names.length, offset: 0, order: 'desc' } as const;
      const [known] = await this.customers.list(scope, { externalIds: names }, page);
      const byName = new Map(known.map((customer) => [customer.externalId, customer]));
      const fates: ImportedRowResponse[] = [];
      // Hundreds of rows are checked and encrypted without waiting for anything.
      const yielder = new EventLoopYield();
      for (const [index, row] of rows.entries()) {
        const before = names.indexOf(names[index] ?? '');
        const first = before < index ? rows[before]?.line : undefined;
        await yielder.pause();
        fates.push(await this.write(scope, row, byName.get(names[index] ?? ''), first));
      }
      return fates;
    });
  }

  /** @param first line of an earlier row with the same external id */
  private async write(
    scope: Scope,
    { line, cells }: CsvRow,
    known: CustomerRecord | undefined,
    first: number | undefined,
  ): Promise<ImportedRowResponse> {
    const row = { line, name: cells.external_id ?? '' };
    try {
      const fields = await readAs(CreateCustomerRequest, cells);
      if (first !== undefined)
        return {
          ...row,
          fate: 'refused',
          id: null,
          errors: [{ column: 'external_id', message: `Line ${first} has it too` }],
        };
      if (!known) return { ...row, fate: 'new', id: (await this.customers.create(scope, fields)).id, errors: [] };
      const present = presentCustomer(known) as unknown as Record<string, unknown>;
      const errors = Object.entries(fields)
        .filter(([column, value]) => column in cells && value !== present[column])
        .map(([column]) => ({ column, message: `Here it is ${String(present[column] ?? 'empty')}, and it stays so` }));
      return { ...row, fate: errors.length > 0 ? 'differs' : 'known', id: known.id, errors };
    } catch (error) {
      return { ...row, fate: 'refused', id: null, errors: rowErrors(error) };
    }
  }
}
