import { ApiProperty } from '@nestjs/swagger';
import { Shown } from '../openapi/shown';
import type { Check } from './database-check';

export class LivenessResponse {
  @Shown.oneOf(['ok'])
  readonly status: 'ok';
}

class CheckResponse implements Check {
  @Shown.oneOf(['ok', 'unavailable'])
  readonly status: Check['status'];

  @Shown.integer()
  readonly ms: number;
}

class ChecksResponse {
  @ApiProperty({ type: CheckResponse })
  readonly database: CheckResponse;
}

export class ReadinessResponse {
  @Shown.oneOf(['ok', 'unavailable'])
  readonly status: Check['status'];

  @ApiProperty({ type: ChecksResponse })
  readonly checks: ChecksResponse;
}
