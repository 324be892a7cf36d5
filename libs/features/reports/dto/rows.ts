import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ToInteger } from '@remit/http-api';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

const MOST_ROWS = 100;
const MAX_OFFSET = 1_000_000;

const WholeNumber = (minimum: number, maximum: number, usual: number): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum, maximum, default: usual }),
    IsOptional(),
    ToInteger(9),
    IsInt(),
    Min(minimum),
    Max(maximum),
  );

/** Rows of a report in one answer. A report is computed each time, so its rows have an offset and no cursor. */
export const Limit = (usual: number): PropertyDecorator => WholeNumber(1, MOST_ROWS, usual);

export const Offset = (): PropertyDecorator => WholeNumber(0, MAX_OFFSET, 0);
