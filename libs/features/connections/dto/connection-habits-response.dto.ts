import { ApiProperty } from '@nestjs/swagger';
import { ApiField } from '@remit/http-api';
import { HABIT_NAMES, type HabitName } from '../habits/habit';

const SEEN_BY = ['probe', 'use'] as const;
const PROBE_STATES = ['asked', 'searching', 'done', 'failed'] as const;

export class HabitResponse {
  @ApiProperty({ enum: HABIT_NAMES, description: 'A behaviour that Nomod does not document' })
  readonly name: HabitName;

  @ApiProperty({ type: String, description: 'The observed behaviour, or the assumption if it was not observed' })
  readonly answer: string;

  @ApiProperty({ type: String, description: 'The assumption until it is observed' })
  readonly assumed: string;

  @ApiField.optionalTime('Null: never observed')
  readonly seen_at: string | null;

  @ApiProperty({ enum: SEEN_BY, nullable: true, description: 'Observed by a probe, or during normal work' })
  readonly seen_by: (typeof SEEN_BY)[number] | null;
}

export class ProbeResponse {
  @ApiProperty({ type: String })
  readonly id: string;

  @ApiProperty({ enum: PROBE_STATES, description: '`searching`: its link is disabled, and Remit searches for it' })
  readonly state: (typeof PROBE_STATES)[number];

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was requested' })
  readonly asked_at: string;

  @ApiField.optionalTime('When it ended')
  readonly ended_at: string | null;

  @ApiField.optionalText('The link at Nomod that it created and disabled')
  readonly link_id: string | null;

  @ApiField.optionalText('Why it failed')
  readonly error: string | null;
}

/** How the Nomod account behaves where the documentation says nothing. */
export class ConnectionHabitsResponse {
  @ApiProperty({ type: String })
  readonly connection_id: string;

  @ApiProperty({
    type: [HabitResponse],
    description: 'Behaviour of the Nomod account, one entry for each assumption',
  })
  readonly habits: HabitResponse[];

  @ApiProperty({ type: ProbeResponse, nullable: true, description: 'The last probe; null before the first' })
  readonly probe: ProbeResponse | null;
}
