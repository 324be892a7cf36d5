import { ApiProperty } from '@nestjs/swagger';

export class TimelineEntryResponse {
  @ApiProperty({ example: 'evt_01K3C5N7ZV8Q4S6M2X0R9T1B3D' })
  readonly id: string;

  @ApiProperty({ example: 'invoice.finalized' })
  readonly type: string;

  @ApiProperty({ example: 'finalized', description: 'What happened, in words' })
  readonly label: string;

  @ApiProperty({
    description: 'Who: the id of an API key or person, `operator`, `nomod`, or the part of Remit that acted',
  })
  readonly actor: string;

  @ApiProperty({ type: String, nullable: true, description: 'The name of that key or person then; null for others' })
  readonly actor_name: string | null;

  @ApiProperty({ format: 'date-time' })
  readonly occurred_at: string;

  @ApiProperty({ description: 'Shared by all events that follow from one request or delivery' })
  readonly correlation_id: string;

  @ApiProperty({ type: String, nullable: true, description: 'The event that caused this one' })
  readonly causation_id: string | null;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'Evidence: the ids it names' })
  readonly ids: Record<string, string>;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'Words and amounts' })
  readonly facts: Record<string, string>;
}

export class TimelineResponse {
  @ApiProperty({ type: [TimelineEntryResponse] })
  readonly items: TimelineEntryResponse[];
}
