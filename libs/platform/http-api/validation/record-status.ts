import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { LowerCaseEnum } from './lower-case-enum';

const RECORD_STATUSES = ['published', 'archived', 'deleted'] as const;
export type RecordStatusWord = (typeof RECORD_STATUSES)[number];

/** A filter by Flexprice's status of a record, for records that Remit never archives or deletes. */
export const RecordStatus = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ enum: RECORD_STATUSES, description: 'Every record is `published`' }),
    IsOptional(),
    LowerCaseEnum(RECORD_STATUSES),
  );

/** Whether a filter by this status matches no records. */
export function isOfNone(status: RecordStatusWord | undefined): boolean {
  return status !== undefined && status !== 'published';
}
