import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';

export class ArchiveConnectionQuery {
  @ApiPropertyOptional({
    type: 'boolean',
    default: false,
    description:
      'Switch off at Nomod what can still be paid, look at it once more, and archive the connection after that',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  switch_off?: boolean;
}
