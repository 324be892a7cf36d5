import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsMoment, PageQuery, PageResponse, Shown } from '@remit/http-api';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional } from 'class-validator';
import { WEBHOOK_EVENT_TYPES, type WebhookEventType } from '../webhook-event-type';

const EVENT = { message: `event_type must be one of ${WEBHOOK_EVENT_TYPES.join(', ')}` };

export class ListEventsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: WEBHOOK_EVENT_TYPES, description: 'Only these' })
  @IsOptional()
  @IsIn(WEBHOOK_EVENT_TYPES, EVENT)
  event_type?: WebhookEventType;

  @IsMoment('Happened then or later')
  start_time?: string;

  @IsMoment('Happened then or earlier')
  end_time?: string;
}

export class ReplayEventsRequest {
  @IsMoment('Events that happened then or later; a day ago when left out')
  start_time?: string;

  @IsMoment('Events that happened then or earlier; now when left out')
  end_time?: string;

  @ApiPropertyOptional({
    enum: WEBHOOK_EVENT_TYPES,
    isArray: true,
    nullable: true,
    description: 'Only these; null or empty: every event that the endpoint hears',
  })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(WEBHOOK_EVENT_TYPES.length)
  @IsIn(WEBHOOK_EVENT_TYPES, { each: true, message: `events must be some of ${WEBHOOK_EVENT_TYPES.join(', ')}` })
  events?: WebhookEventType[] | null;
}

export class EventResponse {
  @Shown.text('The `event_id` of its webhooks')
  readonly id: string;

  @Shown.oneOf(WEBHOOK_EVENT_TYPES, 'What happened')
  readonly event_type: string;

  @Shown.time()
  readonly occurred_at: string;

  @Shown.text('Id of the key that caused it, or which part of the server did')
  readonly caused_by: string;

  @Shown.optionalText('The payment it is about')
  readonly payment_id: string | null;

  @Shown.optionalText('The invoice it is about')
  readonly invoice_id: string | null;

  @Shown.optionalText('The customer it is about')
  readonly customer_id: string | null;

  @Shown.optionalText('The connection it is about')
  readonly connection_id: string | null;
}

export class EventListResponse extends PageResponse(EventResponse) {}

export class ReplayedEventsResponse {
  @Shown.integer('How many webhooks are sent again, or for the first time')
  readonly queued: number;

  @Shown.integer('How many wait for their next attempt anyway')
  readonly waiting: number;

  @Shown.optionalTime('Ask again with this `start_time` for the rest; null when that was all')
  readonly next_start_time: string | null;
}
