import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Matches, Min } from 'class-validator';
import { ToInteger } from '@remit/http-api';

/** The head of an earlier report, which the caller has stored elsewhere. */
export class VerifyChainQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    description: 'Number of an entry that you saved, sent with its hash',
  })
  @IsOptional()
  @ToInteger(15)
  @IsInt({ message: 'sequence must be a whole number from 1' })
  @Min(1, { message: 'sequence must be a whole number from 1' })
  sequence?: number;

  @ApiPropertyOptional({ type: 'string', pattern: '^[0-9a-f]{64}$' })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/, { message: 'hash must be 64 hexadecimal digits' })
  hash?: string;
}
