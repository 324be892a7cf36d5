import { ApiProperty } from '@nestjs/swagger';

const Count = (description: string) => ApiProperty({ type: 'integer', description });

export class CallsOfDayResponse {
  @Count('Interactive calls: links, refunds, tests')
  readonly interactive: number;

  @Count('Readings of objects that webhooks name')
  readonly reading: number;

  @Count('Pushes of invoices and customers')
  readonly push: number;

  @Count('Polling of links, payments and lists')
  readonly sweep: number;

  @Count('Calls of all these that Nomod refused because of its rate limit')
  readonly refused: number;
}

/** What sweeps found out about the account's lists. */
export class ConnectionSweepResponse {
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Remit knows every charge created before this time; null before the first complete sweep',
  })
  readonly swept_at: string | null;

  @ApiProperty({ type: 'number', nullable: true, description: 'Seconds since then' })
  readonly lag_seconds: number | null;

  @ApiProperty({ type: 'number', description: 'Seconds between two sweeps' })
  readonly interval_seconds: number;

  @ApiProperty({
    enum: ['unknown', 'arriving', 'missing'],
    description:
      'Whether webhooks arrive for the charges that sweeps find. If so, sweeps are less frequent; if not, more frequent',
  })
  readonly webhooks: string;

  @ApiProperty({
    type: Boolean,
    description: 'The lists are unreliable, so Remit reads links, invoices or charges one by one, which takes longer',
  })
  readonly reads_objects: boolean;

  @ApiProperty({ type: Boolean, description: 'Whether lists are observed to be newest first' })
  readonly lists_newest_first: boolean;

  @ApiProperty({ type: Boolean, description: 'Whether lists are observed to have a total count' })
  readonly lists_have_count: boolean;

  @ApiProperty({ type: Boolean, description: 'Whether lists are observed to respect the status filter' })
  readonly lists_are_filtered: boolean;

  @ApiProperty({
    type: Boolean,
    description: 'Whether the pages of lists are observed to hold all rows, without repeated or missing ones',
  })
  readonly lists_have_end: boolean;
}

/** State of the calls to the account, by all connections with its key. It is about a second old. */
export class ConnectionCallsResponse {
  @ApiProperty({ type: String })
  readonly connection_id: string;

  @ApiProperty({ type: 'number', description: 'Calls per second that the account is known to accept' })
  readonly calls_per_second: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly last_refused_at: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Time until which Nomod asked for no calls',
  })
  readonly blocked_until: string | null;

  @ApiProperty({ type: Boolean, description: 'Nomod is not answering; Remit probes it once a second' })
  readonly is_down: boolean;

  @ApiProperty({ type: CallsOfDayResponse, description: 'Calls since midnight UTC, by purpose' })
  readonly today: CallsOfDayResponse;

  @ApiProperty({ type: ConnectionSweepResponse, nullable: true, description: 'Null before the first sweep' })
  readonly sweep: ConnectionSweepResponse | null;
}
