import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { ApiError } from '../errors/api-error';
import { isCardData } from '../validation/card-data';
import { plainCell } from './csv-cell';

/** Data rows of one file. They are written in one unit of work. */
export const MOST_CSV_ROWS = 500;

/** A row of a file: the line where it begins, and its cells by the names of the columns. Empty cells are left out. */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

interface CsvColumns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Columns of our own files that an import does not read. */
  readonly ignored: readonly string[];
}

/** Excel writes the separator of its language. */
const SEPARATORS = [',', ';', '\t'] as const;

/**
 * Reads a CSV file with a header: UTF-8, separated by commas, semicolons or tabs. The apostrophe that our files put
 * before a formula is taken away.
 * @throws ApiError validation_error for a file that cannot be read as a whole: it says in which line and why
 */
export function readCsv(bytes: Buffer, columns: CsvColumns): CsvRow[] {
  if (bytes.length === 0) throw refused('The file is empty.');
  if (!isUtf8(bytes)) throw refused('The file is not UTF-8. In Excel, save it as "CSV UTF-8".');
  if (bytes.includes(0)) throw refused('The file holds NUL, which is no text.');
  const text = bytes.toString().replace(/^\uFEFF/, '');
  const known = [...columns.required, ...columns.optional, ...columns.ignored];
  const [first = ''] = text.split(/\r?\n/, 1);
  const separator = SEPARATORS.find((one) => first.includes(one)) ?? ',';
  const rows = parsed(text, separator);
  const [header, ...data] = rows;
  const names = (header?.record ?? []).map(nameOf);
  refuseHeader(names, known, columns.required);
  if (data.length === 0) throw refused('The file has a header and no rows.');
  if (data.length > MOST_CSV_ROWS)
    throw refused(`The file has too many rows; at most ${MOST_CSV_ROWS} are read at once.`);
  const read = new Set([...columns.required, ...columns.optional]);
  return data.map(({ record, line }) => {
    const cells = names.flatMap((name, index) => {
      const value = (record[index] ?? '').trim();
      return read.has(name) && value !== '' ? [[name, plainCell(value)] as const] : [];
    });
    for (const [name, value] of cells) {
      if (isCardData(name, value)) throw refused(`Line ${line}: ${name} must not hold card numbers or security codes.`);
    }
    return { line, cells: Object.fromEntries(cells) };
  });
}

interface Parsed {
  readonly record: readonly string[];
  readonly line: number;
}

function parsed(text: string, delimiter: string): Parsed[] {
  try {
    const options = {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
      max_record_size: 64 * 1024,
      // The header, and one row more than may be read: what follows costs no time.
      to: MOST_CSV_ROWS + 2,
      info: true as const,
    };
    const records = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ record, line: info.lines - linesWithin(record) }));
  } catch (error) {
    if (error instanceof CsvError) throw refused(`${error.message.replace(/\.?$/, '.')}`);
    throw error;
  }
}

/** Line breaks inside the cells of a record. */
const linesWithin = (record: readonly string[]): number => record.join('').split('\n').length - 1;

/** A column of our own files may name a zone: `created_at (Asia/Dubai)`. */
function nameOf(text: string): string {
  const name = text.trim().toLowerCase();
  // No expression does this: it would look for the end from each of many brackets, which takes seconds.
  const bracket = name.endsWith(')') ? name.indexOf(' (') : -1;
  return (bracket < 0 ? name : name.slice(0, bracket)).replace(/[\s-]+/g, '_');
}

/** More columns are not one of our files, and comparing them all takes time. */
const MOST_COLUMNS = 100;

/** Unknown names that an error shows. */
const MOST_SHOWN = 5;

const shortened = (name: string): string => name.slice(0, 60);

function refuseHeader(names: readonly string[], known: readonly string[], required: readonly string[]): void {
  if (names.length > MOST_COLUMNS) throw refused(`The header has more than ${MOST_COLUMNS} columns.`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw refused(`The column ${shortened(twice)} stands twice in the header.`);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const shown = unknown.slice(0, MOST_SHOWN).map(shortened);
    throw refused(`The header has unknown columns: ${shown.join(', ')}. Known are ${known.join(', ')}.`);
  }
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0) throw refused(`The header lacks ${missing.join(', ')}.`);
}

const refused = (message: string): ApiError => ApiError.invalidField('file', message);
