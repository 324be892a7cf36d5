import { ApiProperty } from '@nestjs/swagger';
import { Shown } from '../openapi/shown';

export class LivenessResponse {
  @Shown.oneOf(['ok'])
  readonly status: 'ok';
}

/** Phase of a server that cannot answer yet: it waits for the database, or migrates it. */
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
