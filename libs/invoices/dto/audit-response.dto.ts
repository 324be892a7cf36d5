import { ApiProperty } from '@nestjs/swagger';

export class InvariantResponse {
  @ApiProperty({ example: 'every ledger transaction sums to zero in its currency' })
  readonly name: string;

  @ApiProperty()
  readonly ok: boolean;

  @ApiProperty({ type: [String], description: 'Ids of records that break it, at most 100' })
  readonly violations: string[];
}

export class CurrencyTotalsResponse {
  @ApiProperty({ example: '100.00' })
  readonly billed: string;

  @ApiProperty({ example: '100.00' })
  readonly paid: string;

  @ApiProperty({ example: '0.00' })
  readonly refunded: string;

  @ApiProperty({ example: '0.00' })
  readonly outstanding: string;

  @ApiProperty({ example: '0.00', description: 'Taken beyond what was due and not given back' })
  readonly overpaid: string;

  @ApiProperty({ example: '0.00', description: 'Tips, service fees and account taxes' })
  readonly extras: string;

  @ApiProperty({ example: '0.00', description: 'Taken, but belonging to no open invoice' })
  readonly unapplied: string;
}

export class AuditResponse {
  @ApiProperty()
  readonly ok: boolean;

  @ApiProperty({ type: [InvariantResponse] })
  readonly invariants: InvariantResponse[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: '#/components/schemas/CurrencyTotalsResponse' },
    description: 'By currency code',
  })
  readonly totals: Record<string, CurrencyTotalsResponse>;
}
