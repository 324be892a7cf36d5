import { ApiPropertyOptional } from '@nestjs/swagger';
import { ApiError, IsMoment, readMoment } from '@remit/http-api';
import { IsIn, IsOptional } from 'class-validator';
import type { AuditPeriod } from '../audit/outside-audit';

/** Milliseconds of the default period: three days. */
export const USUAL_PERIOD_MS = 3 * 86_400_000;

export class AuditQuery {
  @ApiPropertyOptional({ enum: ['nomod'], description: 'Also compares the books with those of Nomod' })
  @IsOptional()
  @IsIn(['nomod'])
  against?: 'nomod';

  @IsMoment('Compares charges made then or later; three days before `to` unless given')
  from?: string;

  @IsMoment('Compares charges made then or earlier; now unless given')
  to?: string;

  /** @throws ApiError validation_error when the period ends before it begins */
  period(now: Date): AuditPeriod {
    const to = readMoment(this.to) ?? now;
    const from = readMoment(this.from) ?? new Date(to.getTime() - USUAL_PERIOD_MS);
    if (from > to) throw ApiError.invalidField('from', 'from must not be later than to.');
    return { from, to };
  }
}
