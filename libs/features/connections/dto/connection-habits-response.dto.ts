import { ApiProperty } from '@nestjs/swagger';
import { Shown } from '@remit/http-api';
import { HABIT_NAMES, type HabitName } from '../habits/habit';

const SEEN_BY = ['probe', 'use'] as const;
const PROBE_STATES = ['asked', 'searching', 'done', 'failed'] as const;

export class HabitResponse {
  @ApiProperty({ enum: HABIT_NAMES, description: 'What Nomod does not document' })
  readonly name: HabitName;

  @ApiProperty({ type: String, description: 'What was seen; until then what is assumed' })
  readonly answer: string;

  @ApiProperty({ type: String, description: 'What is assumed until it is seen' })
  readonly assumed: string;

  @Shown.optionalTime('Null: it was never seen')
  readonly seen_at: string | null;

  @ApiProperty({ enum: SEEN_BY, nullable: true, description: 'A probe, or the ordinary work' })
  readonly seen_by: (typeof SEEN_BY)[number] | null;
}

export class ProbeResponse {
  @ApiProperty({ type: String })
  readonly id: string;

  @ApiProperty({ enum: PROBE_STATES, description: '`searching`: its link is off, and is looked for' })
  readonly state: (typeof PROBE_STATES)[number];

  @ApiProperty({ type: String, format: 'date-time', description: 'When somebody asked for it' })
  readonly asked_at: string;

  @Shown.optionalTime('When it ended')
  readonly ended_at: string | null;

  @Shown.optionalText('The link at Nomod that it made and switched off')
  readonly link_id: string | null;

  @Shown.optionalText('Why it failed')
  readonly error: string | null;
}

/** How the Nomod account behaves where the documentation says nothing. */
export class ConnectionHabitsResponse {
  @ApiProperty({ type: String })
  readonly connection_id: string;

  @ApiProperty({
    type: [HabitResponse],
    description: 'What was learned of the account at Nomod, one entry for each assumption',
  })
  readonly habits: HabitResponse[];

  @ApiProperty({ type: ProbeResponse, nullable: true, description: 'The last probe; null before the first' })
  readonly probe: ProbeResponse | null;
}
