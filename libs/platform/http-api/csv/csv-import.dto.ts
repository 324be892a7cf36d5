import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { ApiField } from '../openapi/api-field';
import { MOST_CSV_ROWS } from './read-csv';

export const ROW_FATES = ['new', 'known', 'differs', 'refused'] as const;
export type RowFate = (typeof ROW_FATES)[number];

export class CsvImportQuery {
  @ApiProperty({
    enum: ['true', 'false'],
    description: '`true`: nothing is written, and the answer says what would happen to each row.',
  })
  @IsIn(['true', 'false'], { message: 'dry_run must be true or false' })
  dry_run: 'true' | 'false';
}

class RowErrorResponse {
  @ApiField.text('Column')
  readonly column: string;

  @ApiField.text()
  readonly message: string;
}

export class ImportedRowResponse {
  @ApiField.integer('Line of the file where the row begins')
  readonly line: number;

  @ApiField.text('The name of the row in the file: its external id or reference')
  readonly name: string;

  @ApiField.oneOf(
    ROW_FATES,
    '`known`: it is here already and stays as it is; `differs`: the same, though the file says something else',
  )
  readonly fate: RowFate;

  @ApiField.optionalText('Of what was made or is here already')
  readonly id: string | null;

  @ApiProperty({ type: [RowErrorResponse], description: 'Why it is refused, or in which columns it differs' })
  readonly errors: RowErrorResponse[];
}

export class CsvImportResponse {
  @ApiField.flag('Whether something was written. Never when a row is refused: all rows are written, or none')
  readonly applied: boolean;

  @ApiProperty({ type: [ImportedRowResponse], description: 'In the order of the file' })
  readonly rows: ImportedRowResponse[];
}

/** Documents a body that is a CSV file. */
export const CsvBody = () =>
  applyDecorators(ApiConsumes('text/csv'), ApiBody({ schema: { type: 'string', format: 'binary' }, required: true }));

export const CSV_IMPORT_RULES = `The body is the file itself: UTF-8, with a header, at most ${MOST_CSV_ROWS} rows. All rows are written in one step, or none. The same file can be sent again: what is here already stays as it is.`;
