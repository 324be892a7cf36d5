import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

/** Key of the metadata of a list that is also answered as a CSV file. */
export const AS_CSV = 'x-csv-columns';

/** A column of a CSV file. `of` reads an item as the list answers it. */
export interface CsvColumn<Item> {
  readonly name: string;
  /** `time`: an RFC 3339 time, written in the zone of the business, which the header names. */
  readonly type?: 'time';
  readonly of: (item: Item) => string | number | null | undefined;
}

export interface CsvFile<Item> {
  /** Name of the file without its ending. */
  readonly name: string;
  readonly columns: readonly CsvColumn<Item>[];
  /** Members of the request that make the pages lighter. */
  readonly lighter?: Readonly<Record<string, unknown>>;
}

/**
 * Answers a list as a CSV file as well, with all its rows, when the request says `Accept: text/csv`. The handler must
 * answer pages with cursors.
 */
export const AsCsv = <Item>(file: CsvFile<Item>) =>
  applyDecorators(
    SetMetadata(AS_CSV, file),
    ApiExtension(
      AS_CSV,
      file.columns.map(({ name }) => name),
    ),
  );
