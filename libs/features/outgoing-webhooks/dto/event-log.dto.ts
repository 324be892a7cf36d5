import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsMoment, PageQuery, PageResponse, ApiField } from '@remit/http-api';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import { WEBHOOK_EVENT_TYPES, type WebhookEventType } from '../webhook-event-type';

const EVENT = { message: `event_type must be one of ${WEBHOOK_EVENT_TYPES.join(', ')}` };

export class ListEventsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: WEBHOOK_EVENT_TYPES, description: 'Only these' })
  @IsOptional()
  @IsIn(WEBHOOK_EVENT_TYPES, EVENT)
  event_type?: WebhookEventType;

  @IsMoment('Happened at or after this time')
  start_time?: string;

  @IsMoment('Happened at or before this time')
  end_time?: string;
}

export class ReplayEventsRequest {
  @IsMoment('Events at or after this time; default: a day ago')
  start_time?: string;

  @IsMoment('Events at or before this time; default: now')
  end_time?: string;

  @ApiPropertyOptional({
    enum: WEBHOOK_EVENT_TYPES,
    isArray: true,
    nullable: true,
    description: 'Event types to send; null or empty: every type that the endpoint subscribes to',
  })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(WEBHOOK_EVENT_TYPES.length)
  @IsIn(WEBHOOK_EVENT_TYPES, { each: true, message: `events must be one or more of ${WEBHOOK_EVENT_TYPES.join(', ')}` })
  events?: WebhookEventType[] | null;
}

export class EventResponse {
  @ApiField.text('The `event_id` of its webhooks')
  readonly id: string;

  @ApiField.oneOf(WEBHOOK_EVENT_TYPES, 'What happened')
  readonly event_type: string;

  @ApiField.time()
  readonly occurred_at: string;

  @ApiField.text('Id of the API key, or the component of the server, that caused it')
  readonly caused_by: string;

  @ApiField.optionalText('The name of that key or person then; null for others')
  readonly caused_by_name: string | null;

  @ApiField.optionalText('Id of the payment')
  readonly payment_id: string | null;

  @ApiField.optionalText('Id of the invoice')
  readonly invoice_id: string | null;

  @ApiField.optionalText('Id of the customer')
  readonly customer_id: string | null;

  @ApiField.optionalText('Id of the connection')
  readonly connection_id: string | null;
}

export class EventListResponse extends PageResponse(EventResponse) {}

export class ReplayedEventsResponse {
  @ApiField.integer('Number of messages that are sent, again or for the first time')
  readonly queued: number;

  @ApiField.integer('Number of messages that were already waiting for their next attempt')
  readonly waiting: number;

  @ApiField.optionalTime('Send the next request with this `start_time` for the rest; null when there is no more')
  readonly next_start_time: string | null;
}
