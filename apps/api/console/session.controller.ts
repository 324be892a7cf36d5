import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { KeyEnvironments } from '@remit/accounts';
import {
  ApiError,
  ApiErrors,
  assertAllowedAddress,
  Authenticator,
  ClientSource,
  KeyGuesses,
  OperatorSource,
  Public,
} from '@remit/http-api';
import type { Request, Response } from 'express';
import { OpenSessionsResponse, presentOpenSession } from './dto/open-sessions.dto';
import { SessionResponse } from './dto/session-response.dto';
import { SignInRequest } from './dto/sign-in.dto';
import type { ConsoleSession } from './console-session.entity';
import { PresentSession } from './present-session';
import { RequestSessions } from './request-sessions';
import { SessionCookie } from './session-cookie';
import { type NewSession, SessionStore } from './session-store';
import { SignInLog } from './sign-in-log';
import { SameSiteGuard } from './same-site.guard';

/** Sign-in to the console. It checks the key, and sets an HttpOnly cookie for a session that stores the key's id. */
@ApiTags('console')
@Public()
@UseGuards(SameSiteGuard)
@Controller('session')
export class SessionController {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly sessions: SessionStore,
    private readonly keys: KeyEnvironments,
    private readonly authenticator: Authenticator,
    private readonly guesses: KeyGuesses,
    private readonly signIns: SignInLog,
    private readonly source: ClientSource,
    private readonly operatorSource: OperatorSource,
    private readonly requests: RequestSessions,
    private readonly presentation: PresentSession,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiErrors('unauthorized', 'forbidden')
  @ApiOperation({ summary: 'Sign in to the console, or add a key to the session' })
  @ApiOkResponse({ type: SessionResponse })
  async signIn(@Body() body: SignInRequest, @Req() request: Request, @Res({ passthrough: true }) response: Response) {
    const secret = body.key.trim();
    const session = await this.requests.before(request);
    const source = this.source.of(request);
    const { session: next, token: cookie } = await this.guesses
      .watch(request, secret, () => this.withSecret(request, session, secret))
      .catch((error: unknown) => {
        this.signIns.refused(error, source);
        throw error;
      });
    this.cookie.write(response, cookie, next.endsAt);
    return this.presentation.of(next);
  }

  private async withSecret(request: Request, session: ConsoleSession | undefined, secret: string): Promise<NewSession> {
    const source = this.source.of(request);
    if (this.operatorSource.allows(request) && this.authenticator.isOperator(secret)) {
      this.signIns.operatorSignedIn(source);
      return this.sessions.signIn(session, 'operator');
    }
    const opened = await this.keys.of(secret);
    assertAllowedAddress(opened.allowedAddresses, source);
    await this.signIns.keySignedIn(opened);
    const { tenantId, keyId, boundTo } = opened;
    return this.sessions.signIn(session, { tenantId, keyId, boundTo });
  }

  @Get()
  @ApiOperation({ summary: 'Read the current session and the environments it can open' })
  @ApiOkResponse({ type: SessionResponse })
  async read(@Req() request: Request) {
    return this.presentation.of(await this.requests.sessionOf(request));
  }

  @Get('list')
  @ApiOperation({ summary: 'List the sessions of this person, or of the keys of this session' })
  @ApiErrors('unauthorized')
  @ApiOkResponse({ type: OpenSessionsResponse })
  async list(@Req() request: Request): Promise<OpenSessionsResponse> {
    const own = await this.requests.own(request);
    const items = (await this.sessions.likeThis(own)).map((session) => presentOpenSession(session, own));
    return { items };
  }

  @Delete('list/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'End another session of this person, or of the keys of this one, and its event streams' })
  @ApiErrors('unauthorized', 'forbidden', 'not_found')
  @ApiNoContentResponse()
  async end(@Req() request: Request, @Param('id') id: string): Promise<void> {
    const own = await this.requests.own(request);
    const known = (await this.sessions.likeThis(own)).some((session) => session.id === id);
    if (!known) throw new ApiError('not_found', { message: 'There is no such session.' });
    await this.sessions.signOut(id);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out of the console' })
  @ApiNoContentResponse()
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const session = await this.requests.sessionOf(request);
    if (session) await this.sessions.signOut(session.id);
    this.cookie.clear(response);
  }
}
