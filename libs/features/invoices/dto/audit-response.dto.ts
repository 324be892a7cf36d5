import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class InvariantResponse {
  @ApiProperty({ example: 'every ledger transaction sums to zero in its currency' })
  readonly name: string;

  @ApiProperty()
  readonly ok: boolean;

  @ApiProperty({ type: [String], description: 'Ids of records that violate it, at most 100' })
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

  @ApiProperty({ example: '0.00', description: 'Overpaid and not refunded' })
  readonly overpaid: string;

  @ApiProperty({ example: '0.00', description: 'Tips, service fees and account taxes' })
  readonly extras: string;

  @ApiProperty({ example: '0.00', description: 'Received, but not allocated to an open invoice' })
  readonly unapplied: string;
}

export class ComparedConnectionResponse {
  @ApiProperty()
  readonly connection_id: string;

  @ApiProperty({ description: 'False when something could not be compared' })
  readonly complete: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'What could not be compared' })
  readonly reason: string | null;

  @ApiProperty({ format: 'date-time', description: 'Earliest time up to which charges were compared' })
  readonly compared_from: string;

  @ApiProperty({ type: 'integer', description: 'Number of charges of the account in the period' })
  readonly charges: number;

  @ApiProperty({ type: 'integer', description: 'Number of links of the account that can be paid' })
  readonly links: number;
}

export class BookDifferenceResponse {
  // The type has a name, because generators that derive it from the member would use a reserved word.
  @ApiProperty({ enum: ['charge', 'link'], enumName: 'DifferenceObject' })
  readonly object: 'charge' | 'link';

  @ApiProperty({ description: 'Id of the object at Nomod' })
  readonly object_id: string;

  @ApiProperty()
  readonly connection_id: string;

  @ApiProperty({ type: String, nullable: true })
  readonly invoice_id: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly payment_id: string | null;

  @ApiProperty()
  readonly summary: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', nullable: true } })
  readonly ours: Readonly<Record<string, string | null>>;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', nullable: true } })
  readonly nomods: Readonly<Record<string, string | null>>;

  @ApiProperty()
  readonly what_to_do: string;
}

export class AgainstNomodResponse {
  @ApiProperty({ description: 'True when everything was compared and nothing differs' })
  readonly ok: boolean;

  @ApiProperty({ description: 'False when something could not be compared' })
  readonly complete: boolean;

  @ApiProperty({ format: 'date-time' })
  readonly from: string;

  @ApiProperty({ format: 'date-time' })
  readonly to: string;

  @ApiProperty({ type: [ComparedConnectionResponse] })
  readonly connections: ComparedConnectionResponse[];

  @ApiProperty({ type: [BookDifferenceResponse] })
  readonly differences: BookDifferenceResponse[];
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

  @ApiPropertyOptional({ type: AgainstNomodResponse, description: 'Only with `against=nomod`' })
  readonly against_nomod?: AgainstNomodResponse;
}
