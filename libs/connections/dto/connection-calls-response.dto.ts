import { ApiProperty } from '@nestjs/swagger';

const Count = (description: string) => ApiProperty({ type: 'integer', description });

export class CallsOfDayResponse {
  @Count('That somebody waited for: links, refunds, tests')
  readonly interactive: number;

  @Count('Readings of what events name')
  readonly reading: number;

  @Count('Pushes of invoices and customers')
  readonly push: number;

  @Count('Looking through links, payments and lists without an event')
  readonly sweep: number;

  @Count('Of all these, refused by Nomod because they were too many')
  readonly refused: number;
}

/** How the calls to the connection's account at Nomod stand, of all connections with its key; about a second behind. */
export class ConnectionCallsResponse {
  @ApiProperty({ type: String })
  readonly connection_id: string;

  @ApiProperty({ type: 'number', description: 'Calls a second that the account takes, as far as is known' })
  readonly calls_per_second: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly last_refused_at: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Until when Nomod asked for no calls',
  })
  readonly blocked_until: string | null;

  @ApiProperty({ type: Boolean, description: 'Nomod answers nobody: it is asked once a second until it does' })
  readonly is_down: boolean;

  @ApiProperty({ type: CallsOfDayResponse, description: 'Calls since midnight UTC, by what they were for' })
  readonly today: CallsOfDayResponse;
}
