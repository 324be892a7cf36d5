import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { MOST_COUNTED } from '@remit/database';
import { LowerCaseEnum, PageResponse, ApiField } from '@remit/http-api';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { type Dialect, DIALECTS } from '../webhook-endpoint.entity';
import { WEBHOOK_EVENT_TYPES, type WebhookEventType } from '../webhook-event-type';

export class CreateWebhookEndpointRequest {
  @ApiProperty({
    example: 'https://billing.example.com/webhooks/remit',
    maxLength: 2048,
    description: 'https on a public host; http on this machine in sandbox environments',
  })
  @IsString()
  @MaxLength(2048)
  url: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 255, example: 'Billing' })
  @IsOptional()
  @IsString()
  @MaxLength(255)
  description?: string | null;

  @ApiPropertyOptional({
    enum: WEBHOOK_EVENT_TYPES,
    isArray: true,
    nullable: true,
    description: 'Event types to send; null or empty: every event',
    example: ['payment.success', 'invoice.update.payment'],
  })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(WEBHOOK_EVENT_TYPES.length)
  @IsIn(WEBHOOK_EVENT_TYPES, { each: true, message: `events must be one or more of ${WEBHOOK_EVENT_TYPES.join(', ')}` })
  events?: WebhookEventType[] | null;

  @ApiPropertyOptional({
    enum: DIALECTS,
    description:
      'Format of objects in its messages: `remit`, the default, as in /api/v1; `flexprice` as in /v1, with enum values such as SUCCEEDED in upper case. A change applies to later events',
  })
  @IsOptional()
  @LowerCaseEnum(DIALECTS)
  dialect?: Dialect;

  @ApiPropertyOptional({ type: Boolean, default: true })
  @IsOptional()
  @IsBoolean()
  enabled?: boolean;
}

/** Members that are left out stay. A null URL is invalid. */
export class UpdateWebhookEndpointRequest extends PartialType(CreateWebhookEndpointRequest, {
  skipNullProperties: false,
}) {}

export class WebhookEndpointResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text()
  readonly url: string;

  @ApiField.optionalText()
  readonly description: string | null;

  @ApiProperty({ enum: WEBHOOK_EVENT_TYPES, isArray: true, description: 'Empty: every event' })
  readonly events: WebhookEventType[];

  @ApiProperty({ enum: DIALECTS, description: 'Format of objects in its messages' })
  readonly dialect: Dialect;

  @ApiProperty({ type: Boolean })
  readonly enabled: boolean;

  @ApiField.optionalTime('Time of the first failure after the last success; after five days the endpoint is disabled')
  readonly failing_since: string | null;

  @ApiField.optionalTime(
    'The endpoint does not answer and is paused until this time; then Remit sends one message as a probe. `enabled: true` sends immediately',
  )
  readonly paused_until: string | null;

  @ApiField.optionalTime('When it was disabled')
  readonly disabled_at: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why Remit disabled it' })
  readonly disabled_reason: string | null;

  @ApiField.optionalTime('Time until which the previous secret also signs')
  readonly previous_secret_valid_until: string | null;

  @ApiField.text()
  readonly environment_id: string;

  @ApiField.text()
  readonly tenant_id: string;

  @ApiField.text()
  readonly created_by: string;

  @ApiField.time()
  readonly created_at: string;

  @ApiField.time()
  readonly updated_at: string;
}

export class ObservedWebhookEndpointResponse extends WebhookEndpointResponse {
  @ApiProperty({
    type: 'integer',
    description: `Attempts within the last 24 hours; at most the newest ${MOST_COUNTED} are counted`,
  })
  readonly attempts_24h: number;

  @ApiProperty({ type: 'integer', description: 'Failed attempts among them' })
  readonly failures_24h: number;
}

export class NewWebhookEndpointResponse extends WebhookEndpointResponse {
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    description: 'Shown once; null when the answer is replayed',
  })
  readonly secret: string | null;
}

export class WebhookEndpointListResponse extends PageResponse(ObservedWebhookEndpointResponse) {}
