import { ApiPropertyOptional } from '@nestjs/swagger';
import { ApiError, IsMoment, readMoment } from '@remit/http-api';
import { IsIn, IsOptional } from 'class-validator';
import type { AuditPeriod } from '../audit/outside-audit';

/** Milliseconds of the default period: three days. */
export const USUAL_PERIOD_MS = 3 * 86_400_000;

export class AuditQuery {
  @ApiPropertyOptional({ enum: ['nomod'], description: 'Also compares the books with Nomod' })
  @IsOptional()
  @IsIn(['nomod'])
  against?: 'nomod';

  @IsMoment('Compares charges created at or after this time; default: three days before `to`')
  from?: string;

  @IsMoment('Compares charges created at or before this time; default: now')
  to?: string;

  /** @throws ApiError validation_error when the period ends before it begins */
  period(now: Date): AuditPeriod {
    const to = readMoment(this.to) ?? now;
    const from = readMoment(this.from) ?? new Date(to.getTime() - USUAL_PERIOD_MS);
    if (from > to) throw ApiError.invalidField('from', 'from must not be later than to.');
    return { from, to };
  }
}
