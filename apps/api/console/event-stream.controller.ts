import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ApiError, type Caller, CurrentCaller } from '@remit/http-api';
import type { Response } from 'express';
import { ChangeFeed } from './change-feed';
import type { Change } from './change-feed.repository';

/** A comment this often keeps proxies from closing a quiet stream, in milliseconds. */
const HEARTBEAT_MS = 15_000;

/** A stream ends after this long, in milliseconds, and its reader comes back: by then its key may be revoked. */
const LONGEST_MS = 5 * 60_000;

const EVENT_ID = /^evt_[0-9A-Z]{26}$/;

@ApiTags('console')
@Controller('events')
export class EventStreamController {
  constructor(private readonly feed: ChangeFeed) {}

  @Get('stream')
  @ApiProduces('text/event-stream')
  @ApiHeader({ name: 'last-event-id', required: false, description: 'Of the last event that was seen' })
  @ApiOperation({
    summary:
      'Server-sent events: the type and ids of whatever changes in the environment, from now or from Last-Event-ID',
  })
  async stream(
    @CurrentCaller() caller: Caller,
    @Res() response: Response,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<void> {
    if (lastEventId !== undefined && lastEventId !== '' && !EVENT_ID.test(lastEventId)) {
      throw ApiError.invalidField('Last-Event-ID', 'Last-Event-ID must be the id of an event of this stream');
    }
    const missed = lastEventId ? await this.feed.since(caller, lastEventId) : [];
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.write('retry: 2000\n\n');
    if (missed === undefined) response.write('event: reset\ndata: {}\n\n');
    else missed.forEach((change) => response.write(message(change)));

    const end = (): void => void response.end();
    const unsubscribe = await this.feed.subscribe(
      caller,
      (changes) => changes.forEach((change) => response.write(message(change))),
      end,
    );
    const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS);
    const longest = setTimeout(end, LONGEST_MS);
    const stop = (): void => {
      clearInterval(heartbeat);
      clearTimeout(longest);
      unsubscribe();
    };
    if (response.closed) stop();
    else response.once('close', stop);
  }
}

function message({ id, ...change }: Change): string {
  return `id: ${id}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`;
}
