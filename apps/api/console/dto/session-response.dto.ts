import { ApiProperty } from '@nestjs/swagger';
import { KEY_SCOPES, type KeyScope, Shown } from '@remit/http-api';

class OpenedEnvironmentResponse {
  @Shown.text()
  readonly id: string;

  @Shown.text()
  readonly name: string;

  @Shown.oneOf(['sandbox', 'production'])
  readonly type: string;

  @Shown.text()
  readonly tenant_id: string;

  @Shown.text()
  readonly tenant_name: string;

  @ApiProperty({ enum: KEY_SCOPES, isArray: true })
  readonly scopes: readonly KeyScope[];
}

export class SessionResponse {
  @Shown.flag()
  readonly signed_in: boolean;

  @Shown.flag("Whether the session holds the operator's key")
  readonly operator: boolean;

  @Shown.optionalTime()
  readonly ends_at: string | null;

  @Shown.integer('Days that Remit keeps finished incoming events')
  readonly retention_days: number;

  @Shown.integer('Days that Remit keeps the request log')
  readonly request_log_days: number;

  @ApiProperty({ type: [OpenedEnvironmentResponse] })
  readonly environments: OpenedEnvironmentResponse[];
}
