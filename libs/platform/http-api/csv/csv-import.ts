import type { Type } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { ApiError, type FieldError } from '../errors/api-error';
import { InputPipe } from '../validation/input.pipe';
import type { CsvImportResponse, ImportedRowResponse } from './csv-import.dto';

/** Ends the unit of work of an import that must leave nothing behind. */
class NothingWritten extends Error {}

/**
 * Runs an import: `work` writes what the rows say and answers the fate of each. When it is a dry run, or a row is
 * refused, everything that was written is taken back, so that a dry run says exactly what would happen.
 * @throws ApiError validation_error with an Idempotency-Key, which can stand for one new row only
 */
export async function runImport(
  database: Database,
  scope: Scope,
  { isDryRun, isKeyed }: { isDryRun: boolean; isKeyed: boolean },
  work: () => Promise<ImportedRowResponse[]>,
): Promise<CsvImportResponse> {
  if (isKeyed)
    throw ApiError.invalidField(
      'Idempotency-Key',
      'The same file can be sent again as it is: send no Idempotency-Key.',
    );
  let rows: ImportedRowResponse[] = [];
  try {
    await database.transaction(scope, async () => {
      rows = await work();
      if (isDryRun || rows.some(({ fate }) => fate === 'refused')) throw new NothingWritten();
    });
    return { applied: rows.some(({ fate }) => fate === 'new'), rows };
  } catch (error) {
    if (!(error instanceof NothingWritten)) throw error;
    return { applied: false, rows: rows.map((row) => (row.fate === 'new' ? { ...row, id: null } : row)) };
  }
}

const pipe = new InputPipe();

/** Checks cells as the body of a request. @throws ApiError validation_error naming every wrong member */
export async function readAs<T>(type: Type<T>, members: object): Promise<T> {
  return (await pipe.transform(members, { type: 'body', metatype: type })) as T;
}

/** The errors of a refused row. @throws any other error */
export function rowErrors(error: unknown): ImportedRowResponse['errors'] {
  if (!(error instanceof ApiError) || error.status >= 500) throw error;
  const fields = (error.details?.errors ?? []) as FieldError[];
  const faults = fields.map(({ param, message }) => ({ column: param, message }));
  return faults.length > 0 ? faults : [{ column: error.param ?? '', message: error.message }];
}
