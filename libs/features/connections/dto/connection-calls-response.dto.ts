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

/** What sweeps found out about the account's lists. */
export class ConnectionSweepResponse {
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Every charge that was made before is known; null before the first whole look',
  })
  readonly swept_at: string | null;

  @ApiProperty({ type: 'number', nullable: true, description: 'Seconds since then' })
  readonly lag_seconds: number | null;

  @ApiProperty({ type: 'number', description: 'Seconds from one look to the next' })
  readonly interval_seconds: number;

  @ApiProperty({
    enum: ['unknown', 'arriving', 'missing'],
    description: 'Whether events tell of the charges that are found: then looks are rarer, and more frequent when not',
  })
  readonly webhooks: string;

  @ApiProperty({
    type: Boolean,
    description: 'The lists cannot be relied on: links, invoices or charges are read one by one, which takes longer',
  })
  readonly reads_objects: boolean;

  @ApiProperty({ type: Boolean, description: 'Whether lists are newest first, as far as was seen' })
  readonly lists_newest_first: boolean;

  @ApiProperty({ type: Boolean, description: 'Whether lists say how long they are, as far as was seen' })
  readonly lists_have_count: boolean;

  @ApiProperty({ type: Boolean, description: 'Whether lists keep to a status that is asked for, as far as was seen' })
  readonly lists_are_filtered: boolean;

  @ApiProperty({
    type: Boolean,
    description: 'Whether the pages of lists bring all rows, as far as was seen: none comes again, and none is missing',
  })
  readonly lists_have_end: boolean;
}

/** State of the calls to the account, by all connections with its key. It is about a second old. */
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

  @ApiProperty({ type: ConnectionSweepResponse, nullable: true, description: 'Null before the first look' })
  readonly sweep: ConnectionSweepResponse | null;
}
