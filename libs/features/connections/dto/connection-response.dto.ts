import { ApiProperty } from '@nestjs/swagger';
import { PageResponse, ApiField } from '@remit/http-api';
import {
  GATEWAY_ERROR_KINDS,
  type GatewayErrorKind,
  type GatewayName,
  GATEWAYS,
  PaymentOptionsResponse,
} from '@remit/gateway';
import { CONNECTION_STATUSES, type ConnectionStatus } from '../connection.entity';
import type { SyncConfig } from '../sync-config';
import { SyncConfigRequest } from './sync-config.dto';

/** The visible part of a secret. */
export class ShownSecretResponse {
  @ApiField.optionalTime()
  readonly set_at: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Last four characters of the secret; null when it is too short',
  })
  readonly last4: string | null;
}

export class ShownWebhookSecretResponse extends ShownSecretResponse {
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Time until which the previous secret is accepted',
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

  @ApiProperty({ type: String, nullable: true, description: 'Null when it belongs to another tenant' })
  readonly environment_id: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null when it belongs to another tenant' })
  readonly connection_id: string | null;

  @ApiField.time()
  readonly seen_at: string;
}

/** A connection with all its members and without secrets. */
export class ConnectionResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text()
  readonly name: string;

  @ApiProperty({ enum: GATEWAYS })
  readonly provider_type: GatewayName;

  @ApiProperty({ enum: CONNECTION_STATUSES })
  readonly status: ConnectionStatus;

  @ApiProperty({ type: SyncConfigRequest })
  readonly sync_config: SyncConfig;

  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly metadata: Record<string, unknown>;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Template for titles of links and invoices; null: the business name and the invoice number',
  })
  readonly title_template: string | null;

  @ApiProperty({ type: PaymentOptionsResponse, description: 'Payment options offered beside the card' })
  readonly payment_options: PaymentOptionsResponse;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: 72,
    description: 'Hours until a new link expires; null: links do not expire',
  })
  readonly link_expires_after_hours: number | null;

  @ApiProperty({ type: CredentialsResponse })
  readonly credentials: CredentialsResponse;

  @ApiProperty({ type: String, description: 'URL to which Nomod or a relay sends webhooks' })
  readonly webhook_url: string;

  @ApiProperty({ type: [SharedAccountResponse], description: 'Other connections that use the same Nomod account' })
  readonly shared_account: SharedAccountResponse[];

  @ApiProperty({
    type: Boolean,
    description: 'The lists of the account are unreliable. Remit polls objects one by one, which takes longer',
  })
  readonly reads_objects: boolean;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Time since which Remit disables what can be paid through it; it is archived afterwards',
  })
  readonly switch_off_asked_at: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Time since which Nomod refuses the key',
  })
  readonly paused_at: string | null;

  @ApiField.optionalText()
  readonly paused_reason: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Time of the last successful call, updated every few seconds',
  })
  readonly last_call_succeeded_at: string | null;

  @ApiField.optionalTime()
  readonly last_call_failed_at: string | null;

  @ApiProperty({ enum: GATEWAY_ERROR_KINDS, nullable: true, description: 'Why the last failed call failed' })
  readonly last_call_failure: GatewayErrorKind | null;

  @ApiProperty({ type: 'integer', description: 'Increases by one with every change' })
  readonly version: number;

  @ApiField.text()
  readonly environment_id: string;

  @ApiField.text()
  readonly tenant_id: string;

  @ApiField.time()
  readonly created_at: string;

  @ApiField.time()
  readonly updated_at: string;

  @ApiField.text()
  readonly created_by: string;

  @ApiField.text()
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
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The generated secret, shown once; absent when you sent one',
  })
  readonly webhook_secret: string | null;
}

export class KeyCheckResponse {
  @ApiField.text()
  readonly connection_id: string;

  @ApiProperty({ type: Boolean })
  readonly ok: boolean;

  @ApiProperty({ type: Boolean, description: 'True when Nomod refused the key; false also when Nomod did not answer' })
  readonly refused: boolean;

  @ApiField.text()
  readonly message: string;
}
