import { ApiProperty } from '@nestjs/swagger';
import { PageResponse, Shown } from '@remit/http-api';
import { GATEWAY_ERROR_KINDS, type GatewayErrorKind, PaymentOptionsResponse } from '@remit/gateway';
import { CONNECTION_STATUSES, type ConnectionStatus } from '../connection-status';
import type { SyncConfig } from '../sync-config';
import { SyncConfigRequest } from './sync-config.dto';

/** The visible part of a secret. */
export class ShownSecretResponse {
  @Shown.optionalTime()
  readonly set_at: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Its last four characters; null when it is too short' })
  readonly last4: string | null;
}

export class ShownWebhookSecretResponse extends ShownSecretResponse {
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Until when the secret before it is accepted',
  })
  readonly previous_valid_until: string | null;
}

export class CredentialsResponse {
  @ApiProperty({ type: ShownSecretResponse })
  readonly api_key: ShownSecretResponse;

  @ApiProperty({ type: ShownWebhookSecretResponse })
  readonly webhook_secret: ShownWebhookSecretResponse;
}

const SHARED_WITH = ['same_environment', 'other_environment', 'other_tenant'] as const;

/** Another connection that uses the same Nomod account. */
export class SharedAccountResponse {
  // Named explicitly, because generators would derive a reserved word from the member's name.
  @ApiProperty({ enum: SHARED_WITH, enumName: 'SharedWith' })
  readonly with: (typeof SHARED_WITH)[number];

  @ApiProperty({ type: String, nullable: true, description: 'Null when it is another tenant' })
  readonly environment_id: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null when it is another tenant' })
  readonly connection_id: string | null;

  @Shown.time()
  readonly seen_at: string;
}

/** A connection with all its members and without secrets. */
export class ConnectionResponse {
  @Shown.text()
  readonly id: string;

  @Shown.text()
  readonly name: string;

  @ApiProperty({ enum: ['nomod'] })
  readonly provider_type: 'nomod';

  @ApiProperty({ enum: CONNECTION_STATUSES })
  readonly status: ConnectionStatus;

  @ApiProperty({ type: SyncConfigRequest })
  readonly sync_config: SyncConfig;

  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly metadata: Record<string, unknown>;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What links and invoices made through it are called; null: the business name and the invoice number',
  })
  readonly title_template: string | null;

  @ApiProperty({ type: PaymentOptionsResponse, description: 'What payers are offered beside the card' })
  readonly payment_options: PaymentOptionsResponse;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: 72,
    description: 'A link made through it stops working so many hours later; null: when it is paid or replaced',
  })
  readonly link_expires_after_hours: number | null;

  @ApiProperty({ type: CredentialsResponse })
  readonly credentials: CredentialsResponse;

  @ApiProperty({ type: String, description: 'Where Nomod or a relay sends its webhooks' })
  readonly webhook_url: string;

  @ApiProperty({ type: [SharedAccountResponse], description: 'Other connections that use the same Nomod account' })
  readonly shared_account: SharedAccountResponse[];

  @ApiProperty({
    type: Boolean,
    description:
      "Nomod's lists of the account cannot be relied on: what no event told of is found by reading objects one by one, which takes longer",
  })
  readonly reads_objects: boolean;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Since when what can be paid through it is being switched off; it is archived after that',
  })
  readonly switch_off_asked_at: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Since when Nomod refuses the key' })
  readonly paused_at: string | null;

  @Shown.optionalText()
  readonly paused_reason: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When Nomod last did what was asked through the connection; some seconds behind',
  })
  readonly last_call_succeeded_at: string | null;

  @Shown.optionalTime()
  readonly last_call_failed_at: string | null;

  @ApiProperty({ enum: GATEWAY_ERROR_KINDS, nullable: true, description: 'Why that call failed' })
  readonly last_call_failure: GatewayErrorKind | null;

  @Shown.text()
  readonly environment_id: string;

  @Shown.text()
  readonly tenant_id: string;

  @Shown.time()
  readonly created_at: string;

  @Shown.time()
  readonly updated_at: string;

  @Shown.text()
  readonly created_by: string;

  @Shown.text()
  readonly updated_by: string;
}

/** The list for both dialects: Flexprice calls `items` `connections`. */
export class ConnectionListResponse extends PageResponse(ConnectionResponse) {
  @ApiProperty({ type: [ConnectionResponse] })
  readonly connections: ConnectionResponse[];

  @ApiProperty({ type: 'integer' })
  readonly total: number;

  @ApiProperty({ type: 'integer' })
  readonly limit: number;

  @ApiProperty({ type: 'integer' })
  readonly offset: number;
}

export class RotatedSecretResponse extends ConnectionResponse {
  @ApiProperty({ type: String, nullable: true, description: 'The secret, only when it was generated; shown this once' })
  readonly webhook_secret: string | null;
}

export class KeyCheckResponse {
  @Shown.text()
  readonly connection_id: string;

  @ApiProperty({ type: Boolean })
  readonly ok: boolean;

  @ApiProperty({ type: Boolean, description: 'Nomod said no to the key; false also when it could not be asked' })
  readonly refused: boolean;

  @Shown.text()
  readonly message: string;
}
