import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RecordedEvent } from '@remit/domain-events';
import { type Caller, CurrentCaller, readMoment, toPage } from '@remit/http-api';
import { namesOutside } from './announced-events';
import {
  EventListResponse,
  type EventResponse,
  ListEventsQuery,
  ReplayedEventsResponse,
  ReplayEventsRequest,
} from './dto/event-log.dto';
import { EventLog } from './event-log';

@ApiTags('events')
@Controller()
export class EventsController {
  constructor(private readonly events: EventLog) {}

  @Get('events')
  @ApiOperation({
    summary: 'List the events of the environment, newest first',
    description:
      'Lists every event that an endpoint can subscribe to, whether or not one did. The server keeps events for 90 days unless RETENTION_DAYS says otherwise. Read the object with its id.',
  })
  @ApiOkResponse({ type: EventListResponse })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListEventsQuery): Promise<EventListResponse> {
    const { event_type: type, start_time, end_time } = query;
    const wanted = { events: type === undefined ? [] : [type], from: readMoment(start_time), to: readMoment(end_time) };
    const [events, total] = await this.events.list(caller, wanted, query.pageRequest);
    return toPage(events, total, query, {
      kind: 'evt',
      item: presentEvent,
      position: ({ occurredAt, id }) => ({ createdAt: occurredAt.toISOString(), id }),
    });
  }

  @Post('webhook-endpoints/:id/replay')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Replay the events of a period to an endpoint',
    description:
      'Sends the oldest first, 200 per request. A message that was sent before is sent with the same id and body. An event that the endpoint never received, because it was added later or was disabled, is sent with the current state of the object.',
  })
  @ApiOkResponse({ type: ReplayedEventsResponse })
  async replay(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() { events, start_time, end_time }: ReplayEventsRequest,
  ): Promise<ReplayedEventsResponse> {
    const wanted = { events: events ?? [], from: readMoment(start_time), to: readMoment(end_time) };
    const { queued, waiting, nextFrom } = await this.events.replay(caller, id, wanted);
    return { queued, waiting, next_start_time: nextFrom?.toISOString() ?? null };
  }
}

function presentEvent({ id, type, occurredAt, actor, actorName, payload }: RecordedEvent): EventResponse {
  const named = (member: string): string | null => {
    const value = payload[member];
    return typeof value === 'string' ? value : null;
  };
  return {
    id,
    event_type: namesOutside(type)?.[0] ?? type,
    occurred_at: occurredAt.toISOString(),
    caused_by: actor,
    caused_by_name: actorName ?? null,
    payment_id: named('payment_id'),
    invoice_id: named('invoice_id'),
    customer_id: named('customer_id'),
    connection_id: named('connection_id'),
  };
}
