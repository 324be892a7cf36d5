import { ApiProperty } from '@nestjs/swagger';
import { Shown } from '../openapi/shown';

export class LivenessResponse {
  @Shown.oneOf(['ok'])
  readonly status: 'ok';
}

/** What a server does before it can answer: it waits for the database, or brings it up to date. */
export type StartPhase = 'starting' | 'migrating';

export type Readiness = 'ok' | 'unavailable' | StartPhase;

const READINESS: readonly Readiness[] = ['ok', 'unavailable', 'starting', 'migrating'];

class CheckResponse {
  @Shown.oneOf(READINESS)
  readonly status: Readiness;

  @Shown.integer()
  readonly ms: number;
}

class ChecksResponse {
  @ApiProperty({ type: CheckResponse })
  readonly database: CheckResponse;
}

export class ReadinessResponse {
  @Shown.oneOf(READINESS)
  readonly status: Readiness;

  @ApiProperty({ type: ChecksResponse })
  readonly checks: ChecksResponse;
}
