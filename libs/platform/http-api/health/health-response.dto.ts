import { ApiProperty } from '@nestjs/swagger';
import { ApiField } from '../openapi/api-field';

export class LivenessResponse {
  @ApiField.oneOf(['ok'])
  readonly status: 'ok';
}

/** Phase of a server that cannot answer yet: it waits for the database, or migrates it. */
export type StartPhase = 'starting' | 'migrating';

export type Readiness = 'ok' | 'unavailable' | StartPhase;

const READINESS: readonly Readiness[] = ['ok', 'unavailable', 'starting', 'migrating'];

class CheckResponse {
  @ApiField.oneOf(READINESS)
  readonly status: Readiness;

  @ApiField.integer()
  readonly ms: number;
}

class ChecksResponse {
  @ApiProperty({ type: CheckResponse })
  readonly database: CheckResponse;
}

export class ReadinessResponse {
  @ApiField.oneOf(READINESS)
  readonly status: Readiness;

  @ApiProperty({ type: ChecksResponse })
  readonly checks: ChecksResponse;
}
