import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LowerCaseEnum, PageQuery, PageResponse, ApiField } from '@remit/http-api';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { OUTGOING_STATUSES, type OutgoingStatus } from '../outgoing-webhook.entity';

export class ListOutgoingWebhooksQuery extends PageQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(50)
  endpoint_id?: string;

  @ApiPropertyOptional({ example: 'payment.success' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  event_type?: string;

  @ApiPropertyOptional({ enum: OUTGOING_STATUSES })
  @IsOptional()
  @LowerCaseEnum(OUTGOING_STATUSES)
  status?: OutgoingStatus;
}

const OptionalInteger = (description: string) => ApiProperty({ type: 'integer', nullable: true, description });

export class OutgoingWebhookResponse {
  @ApiProperty({ type: String, description: 'Also the header webhook-id of every attempt' })
  readonly id: string;

  @ApiField.text()
  readonly endpoint_id: string;

  @ApiField.text()
  readonly event_id: string;

  @ApiProperty({ type: String, example: 'payment.success' })
  readonly event_type: string;

  @ApiProperty({ enum: OUTGOING_STATUSES })
  readonly status: OutgoingStatus;

  @ApiProperty({ type: 'integer' })
  readonly attempt_count: number;

  @OptionalInteger('Status of the last answer; null when there was none')
  readonly response_status: number | null;

  @ApiField.optionalText()
  readonly last_error: string | null;

  @ApiField.optionalTime()
  readonly next_attempt_at: string | null;

  @ApiField.time()
  readonly created_at: string;

  @ApiField.optionalTime()
  readonly finished_at: string | null;
}

export class OutgoingAttemptResponse {
  @ApiProperty({ type: 'integer' })
  readonly number: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Headers that were sent',
  })
  readonly request_headers: Readonly<Record<string, string>>;

  @OptionalInteger('Status of the answer; null when there was none')
  readonly response_status: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'The first kilobyte of the answer' })
  readonly response_body: string | null;

  @ApiField.optionalText()
  readonly error: string | null;

  @ApiProperty({ type: 'integer' })
  readonly duration_ms: number;

  @ApiField.time()
  readonly attempted_at: string;
}

export class OutgoingWebhookDetailsResponse extends OutgoingWebhookResponse {
  @ApiProperty({ type: String, description: 'The JSON text that is signed and sent' })
  readonly body: string;

  @ApiProperty({ type: [OutgoingAttemptResponse] })
  readonly attempts: OutgoingAttemptResponse[];
}

export class OutgoingWebhookListResponse extends PageResponse(OutgoingWebhookResponse) {}
