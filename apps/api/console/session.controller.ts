import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { KeyEnvironments, type OpenedByKey } from '@remit/accounts';
import { ApiError, ApiErrors, Authenticator, ClientSource, KeyGuesses, Public } from '@remit/http-api';
import { Settings } from '@remit/settings';
import type { Request, Response } from 'express';
import { SessionResponse } from './dto/session-response.dto';
import { SignInRequest } from './dto/sign-in.dto';
import { type ConsoleSession, newSession, SessionCookie, withKey } from './session-cookie';
import { SignInLog } from './sign-in-log';
import { refuseOtherSites } from './same-site';

/** Signing in to the console: the key goes into a sealed HttpOnly cookie and is never seen by a script again. */
@ApiTags('console')
@Public()
@Controller('session')
export class SessionController {
  private readonly publicOrigin: string;

  constructor(
    private readonly cookie: SessionCookie,
    private readonly keys: KeyEnvironments,
    private readonly authenticator: Authenticator,
    private readonly guesses: KeyGuesses,
    private readonly signIns: SignInLog,
    private readonly source: ClientSource,
    private readonly settings: Settings,
  ) {
    this.publicOrigin = new URL(settings.publicUrl).origin;
  }

  @Post()
  @HttpCode(200)
  @ApiErrors('unauthorized', 'forbidden')
  @ApiOperation({ summary: 'Sign in to the console, or add another key to the session' })
  @ApiOkResponse({ type: SessionResponse })
  async signIn(@Body() body: SignInRequest, @Req() request: Request, @Res({ passthrough: true }) response: Response) {
    refuseOtherSites(request, this.publicOrigin);
    const secret = body.key.trim();
    const session = this.cookie.read(request) ?? newSession();
    const source = this.source.of(request);
    const next = await this.guesses
      .watch(request, secret, () => this.withSecret(session, secret, source))
      .catch((error: unknown) => {
        this.signIns.refused(error, source);
        throw error;
      });
    this.cookie.write(response, next);
    return this.present(next);
  }

  private async withSecret(session: ConsoleSession, secret: string, source: string): Promise<ConsoleSession> {
    if (this.authenticator.isOperator(secret)) {
      this.signIns.operatorSignedIn(source);
      return { ...session, operatorKey: secret };
    }
    const opened = await this.keys.of(secret);
    await this.signIns.keySignedIn(opened);
    return withKey(session, { secret, boundTo: opened.boundTo });
  }

  @Get()
  @ApiOperation({ summary: 'Who is signed in to the console, and which environments that opens' })
  @ApiOkResponse({ type: SessionResponse })
  async read(@Req() request: Request) {
    return this.present(this.cookie.read(request));
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out of the console' })
  @ApiNoContentResponse()
  signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): void {
    refuseOtherSites(request, this.publicOrigin);
    this.cookie.clear(response);
  }

  private async present(session: ConsoleSession | undefined): Promise<SessionResponse> {
    const opened = (await Promise.all((session?.keys ?? []).map(({ secret }) => this.opened(secret)))).flat();
    const operator = session?.operatorKey ? this.authenticator.isOperator(session.operatorKey) : false;
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
      ends_at: session ? new Date(session.endsAt).toISOString() : null,
      retention_days: this.settings.retentionDays,
      request_log_days: this.settings.requestLogDays,
      environments: [...environments.values()],
    };
  }

  /** Nothing for a key that was revoked meanwhile. */
  private async opened(secret: string): Promise<OpenedByKey[]> {
    try {
      return [await this.keys.of(secret)];
    } catch (error) {
      if (error instanceof ApiError && error.code === 'unauthorized') return [];
      throw error;
    }
  }
}
