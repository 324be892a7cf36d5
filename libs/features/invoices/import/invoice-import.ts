import { Injectable } from '@nestjs/common';
import { CustomersService } from '@remit/customers';
import { EventLoopYield, Database, type Scope } from '@remit/database';
import {
  ApiError,
  type CsvImportResponse,
  type CsvRow,
  type ImportedRowResponse,
  readAs,
  readCsv,
  rowErrors,
  runImport,
} from '@remit/http-api';
import { Idempotency } from '@remit/idempotency';
import { CreateInvoiceDto } from '../dto/invoice-requests.dto';
import { InvoiceListRepository } from '../invoice-list.repository';
import { InvoicesService } from '../invoices.service';

const OF_INVOICE = [
  'customer_external_id',
  'currency',
  'issue_date',
  'due_date',
  'description',
  'total_discount',
] as const;
const OF_LINE = ['display_name', 'quantity', 'unit_price', 'amount', 'tax_rate'] as const;

const COLUMNS = {
  required: ['reference', 'customer_external_id', 'currency', 'display_name', 'quantity'],
  optional: ['unit_price', 'amount', 'tax_rate', 'issue_date', 'due_date', 'description', 'total_discount'],
  ignored: [],
} as const;

/** Rows of the file that make one invoice: those with the same reference, one for each line. */
interface Group {
  readonly reference: string;
  readonly rows: readonly CsvRow[];
}

/**
 * Adds drafts from a file. A reference names an invoice: it is kept as its idempotency key, and one whose reference is
 * known stays as it is.
 */
@Injectable()
export class InvoiceImport {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoicesService,
    private readonly lists: InvoiceListRepository,
    private readonly customers: CustomersService,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws ApiError validation_error for a file that cannot be read */
  async run(scope: Scope, file: Buffer, isDryRun: boolean): Promise<CsvImportResponse> {
    const groups = grouped(readCsv(file, COLUMNS));
    return runImport(this.database, scope, { isDryRun, isKeyed: this.idempotency.isKeyed }, async () => {
      const known = await this.lists.findIdsByKeys(groups.map(({ reference }) => reference));
      const customers = await this.customersOf(scope, groups);
      const fates: ImportedRowResponse[] = [];
      const yielder = new EventLoopYield();
      for (const group of groups) {
        await yielder.pause();
        fates.push(await this.write(scope, group, known, customers));
      }
      return fates;
    });
  }

  private async customersOf(scope: Scope, groups: readonly Group[]): Promise<ReadonlyMap<string, string>> {
    const externalIds = [...new Set(groups.flatMap(({ rows }) => rows[0]?.cells.customer_external_id ?? []))];
    const page = { limit: externalIds.length, offset: 0, order: 'desc' } as const;
    const [customers] = await this.customers.list(scope, { externalIds }, page);
    return new Map(customers.map(({ externalId, id }) => [externalId, id]));
  }

  private async write(
    scope: Scope,
    { reference, rows }: Group,
    known: ReadonlyMap<string, string>,
    customers: ReadonlyMap<string, string>,
  ): Promise<ImportedRowResponse> {
    const row = { line: rows[0]?.line ?? 0, name: reference };
    try {
      if (reference === '') throw ApiError.invalidField('reference', 'reference is required');
      if (reference.length > 100) throw ApiError.invalidField('reference', 'reference has at most 100 characters');
      const invoice = readInvoice(rows, customers);
      const body = await readAs(CreateInvoiceDto, { ...invoice, idempotency_key: reference });
      const id = known.get(reference);
      if (id !== undefined) return { ...row, fate: 'known', id, errors: [] };
      return { ...row, fate: 'new', id: (await this.invoices.create(scope, body)).invoice.id, errors: [] };
    } catch (error) {
      return { ...row, fate: 'refused', id: null, errors: rowErrors(error) };
    }
  }
}

function grouped(rows: readonly CsvRow[]): Group[] {
  const groups = new Map<string, CsvRow[]>();
  for (const row of rows) {
    const reference = row.cells.reference ?? '';
    groups.set(reference, [...(groups.get(reference) ?? []), row]);
  }
  return [...groups].map(([reference, of]) => ({ reference, rows: of }));
}

/**
 * The members of an invoice. What belongs to the whole invoice must be the same in all of its rows, or empty after the
 * first.
 * @throws ApiError validation_error
 */
function readInvoice(rows: readonly CsvRow[], customers: ReadonlyMap<string, string>): object {
  const [first] = rows;
  const cells = first?.cells ?? {};
  for (const { cells: other, line } of rows.slice(1)) {
    const differing = OF_INVOICE.find((name) => other[name] !== undefined && other[name] !== cells[name]);
    if (differing)
      throw ApiError.invalidField(differing, `Line ${line} says another ${differing} for the same reference`);
  }
  const externalId = cells.customer_external_id ?? '';
  const customerId = customers.get(externalId);
  if (customerId === undefined)
    throw ApiError.invalidField('customer_external_id', `There is no customer with the external id "${externalId}"`);
  const pick = (names: readonly string[], from: CsvRow['cells']) =>
    Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
  return {
    customer_id: customerId,
    ...pick(OF_INVOICE.slice(1), cells),
    line_items: rows.map((row) => pick(OF_LINE, row.cells)),
  };
}
