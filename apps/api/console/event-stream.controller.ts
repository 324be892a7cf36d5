import { Controller, Get, Headers, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiError, Authenticator, type Caller, cameBySession, CurrentCaller } from '@remit/http-api';
import { personAccessKey, MemberAccess } from '@remit/people';
import type { Request, Response } from 'express';
import { ChangeFeed } from './change-feed';
import { OpenStreams } from './open-streams';
import { SessionCookie } from './session-cookie';
import { idOfSession, SessionStore } from './session-store';
import { writeUnlessUnread } from './write-unless-unread';

/** Milliseconds between two comments, which keep proxies from closing a quiet stream. Each also checks the key. */
const HEARTBEAT_MS = 15_000;

/**
 * Milliseconds after which a process has read again what it knew of a key or person. When notifications may have been
 * lost, one check would still see what it knew before.
 */
const READ_AGAIN_MS = 600;

/** Maximum milliseconds of a stream. Afterwards its client reconnects. */
const LONGEST_MS = 5 * 60_000;

const EVENT_ID = /^evt_[0-9A-Z]{26}$/;

@ApiTags('events')
@Controller('events')
export class EventStreamController {
  constructor(
    private readonly feed: ChangeFeed,
    private readonly streams: OpenStreams,
    private readonly cookie: SessionCookie,
    private readonly sessions: SessionStore,
    private readonly authenticator: Authenticator,
    private readonly people: MemberAccess,
  ) {}

  @Get('stream')
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  @ApiHeader({ name: 'last-event-id', required: false, description: 'Id of the last event that you received' })
  @ApiOperation({
    summary: 'Stream changes of the environment as server-sent events, from now or from Last-Event-ID',
  })
  async stream(
    @CurrentCaller() caller: Caller,
    @Req() request: Request,
    @Res() response: Response,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<void> {
    if (lastEventId !== undefined && lastEventId !== '' && !EVENT_ID.test(lastEventId)) {
      throw ApiError.invalidField(
        'Last-Event-ID',
        'Last-Event-ID must be the id of an event of this stream. Leave it out to start now',
      );
    }
    const leave = this.streams.enter(caller.tenantId);
    if (!leave)
      throw new ApiError('rate_limited', {
        message: 'This tenant has too many open event streams. Close some of them',
        retryAfterSeconds: 30,
      });
    // A client that disconnected during the key lookup has closed the response already.
    if (response.closed) return leave();
    response.once('close', leave);
    const missed = lastEventId ? await this.feed.since(caller, lastEventId) : '';
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const write = (text: string | Buffer): void => writeUnlessUnread(response, text);
    write(`retry: 2000\n\n${missed ?? 'event: reset\ndata: {}\n\n'}`);

    const end = (): void => void response.end();
    const unsubscribe = await this.feed.subscribe(caller, write, end);
    const token = cameBySession(request) ? this.cookie.read(request) : undefined;
    const sessionId = token === undefined ? undefined : idOfSession(token);
    const check = (): void => {
      this.check(caller, sessionId).catch((error: unknown) => {
        if (error instanceof ApiError && error.code !== 'service_unavailable') end();
      });
    };
    const door = caller.person ? personAccessKey(caller.person.id, caller.tenantId) : caller.keyId;
    let later: NodeJS.Timeout | undefined;
    const checkTwice = (): void => {
      check();
      clearTimeout(later);
      later = setTimeout(check, READ_AGAIN_MS);
    };
    const forget = this.streams.add({ doors: [door, ...(sessionId ? [sessionId] : [])], check: checkTwice, end });
    const heartbeat = setInterval(() => {
      write(':\n\n');
      check();
    }, HEARTBEAT_MS);
    const longest = setTimeout(end, LONGEST_MS);
    const stop = (): void => {
      clearInterval(heartbeat);
      clearTimeout(longest);
      clearTimeout(later);
      unsubscribe();
      forget();
    };
    // The key, the session or the membership may have ended after the guard, before this stream subscribed.
    checkTwice();
    if (response.closed) stop();
    else response.once('close', stop);
  }

  /** @throws ApiError unauthorized when the key or the session has ended */
  private async check(caller: Caller, sessionId: string | undefined): Promise<void> {
    const session = sessionId === undefined ? undefined : await this.sessions.find(sessionId, false);
    if (sessionId !== undefined && !session) throw new ApiError('unauthorized');
    if (session?.signIn) await this.people.callerOf(session.signIn, caller.environmentId, session.confirmedAt);
    else await this.authenticator.authenticateHeld(caller, caller.environmentId);
  }
}
