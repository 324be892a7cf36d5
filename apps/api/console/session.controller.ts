import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { KeyEnvironments, type OpenedByKey } from '@remit/accounts';
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
import { Settings } from '@remit/settings';
import type { Request, Response } from 'express';
import { OpenSessionsResponse, presentOpenSession } from './dto/open-sessions.dto';
import { SessionResponse } from './dto/session-response.dto';
import { SignInRequest } from './dto/sign-in.dto';
import type { ConsoleSession, HeldKey } from './console-session.entity';
import { SessionCookie } from './session-cookie';
import { idOfSession, type NewSession, SessionStore } from './session-store';
import { SignInLog } from './sign-in-log';
import { refuseOtherSites } from './same-site';

/** Sign-in to the console. It checks the key, and sets an HttpOnly cookie for a session that stores the key's id. */
@ApiTags('console')
@Public()
@Controller('session')
export class SessionController {
  private readonly publicOrigin: string;

  constructor(
    private readonly cookie: SessionCookie,
    private readonly sessions: SessionStore,
    private readonly keys: KeyEnvironments,
    private readonly authenticator: Authenticator,
    private readonly guesses: KeyGuesses,
    private readonly signIns: SignInLog,
    private readonly source: ClientSource,
    private readonly operatorSource: OperatorSource,
    private readonly settings: Settings,
  ) {
    this.publicOrigin = new URL(settings.publicUrl).origin;
  }

  @Post()
  @HttpCode(200)
  @ApiErrors('unauthorized', 'forbidden')
  @ApiOperation({ summary: 'Sign in to the console, or add a key to the session' })
  @ApiOkResponse({ type: SessionResponse })
  async signIn(@Body() body: SignInRequest, @Req() request: Request, @Res({ passthrough: true }) response: Response) {
    refuseOtherSites(request, this.publicOrigin);
    const secret = body.key.trim();
    // Sign-ins are rate-limited before this, so the cookie is not counted as a guess: an old one must not block a
    // valid key.
    const token = this.cookie.read(request);
    const session = token === undefined ? undefined : await this.sessions.find(idOfSession(token));
    const source = this.source.of(request);
    const { session: next, token: cookie } = await this.guesses
      .watch(request, secret, () => this.withSecret(request, session, secret))
      .catch((error: unknown) => {
        this.signIns.refused(error, source);
        throw error;
      });
    this.cookie.write(response, cookie, next.endsAt);
    return this.present(next);
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
    return this.present(await this.sessionOf(request));
  }

  @Get('list')
  @ApiOperation({ summary: 'List the other sessions that hold the keys of this session' })
  @ApiErrors('unauthorized')
  @ApiOkResponse({ type: OpenSessionsResponse })
  async list(@Req() request: Request): Promise<OpenSessionsResponse> {
    const own = await this.ownSession(request);
    const items = (await this.sessions.ofSameKeys(own)).map((session) => presentOpenSession(session, own));
    return { items };
  }

  @Delete('list/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'End another session that holds the keys of this one, and its event streams' })
  @ApiErrors('unauthorized', 'forbidden', 'not_found')
  @ApiNoContentResponse()
  async end(@Req() request: Request, @Param('id') id: string): Promise<void> {
    refuseOtherSites(request, this.publicOrigin);
    const own = await this.ownSession(request);
    const known = (await this.sessions.ofSameKeys(own)).some((session) => session.id === id);
    if (!known) throw new ApiError('not_found', { message: 'There is no such session.' });
    await this.sessions.signOut(id);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out of the console' })
  @ApiNoContentResponse()
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    refuseOtherSites(request, this.publicOrigin);
    const session = await this.sessionOf(request);
    if (session) await this.sessions.signOut(session.id);
    this.cookie.clear(response);
  }

  private async ownSession(request: Request): Promise<ConsoleSession> {
    const session = await this.sessionOf(request);
    if (!session) throw new ApiError('unauthorized');
    return session;
  }

  /** Limits guesses of cookies like guesses of keys. */
  private async sessionOf(request: Request): Promise<ConsoleSession | undefined> {
    const token = this.cookie.read(request);
    if (token === undefined) return undefined;
    try {
      return await this.guesses.watch(request, token, () => this.known(token));
    } catch (error) {
      if (error instanceof ApiError && error.code === 'unauthorized') return undefined;
      throw error;
    }
  }

  private async known(token: string): Promise<ConsoleSession> {
    const session = await this.sessions.find(idOfSession(token));
    if (!session) throw new ApiError('unauthorized');
    return session;
  }

  private async present(session: ConsoleSession | undefined): Promise<SessionResponse> {
    const opened = (await Promise.all((session?.keys ?? []).map((key) => this.opened(key)))).flat();
    const operator = session ? this.sessions.isOperator(session) : false;
    const environments = new Map(
      opened.flatMap(({ tenantId, tenantName, scopes, environments }) =>
        environments.map((environment) => [
          environment.id,
          { ...environment, tenant_id: tenantId, tenant_name: tenantName, scopes },
        ]),
      ),
    );
    return {
      signed_in: operator || environments.size > 0,
      operator,
      ends_at: session ? session.endsAt.toISOString() : null,
      retention_days: this.settings.retentionDays,
      request_log_days: this.settings.requestLogDays,
      environments: [...environments.values()],
    };
  }

  /** Empty for a key that was revoked since. */
  private async opened(key: HeldKey): Promise<OpenedByKey[]> {
    try {
      return [await this.keys.ofHeld(key)];
    } catch (error) {
      if (error instanceof ApiError && error.code === 'unauthorized') return [];
      throw error;
    }
  }
}
