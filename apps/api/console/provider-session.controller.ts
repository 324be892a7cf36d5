import { Body, Controller, Delete, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiErrors, ClientSource, Public } from '@remit/http-api';
import {
  accountOfProvider,
  IdentityProvider,
  LinkedAccounts,
  type ProvenIdentity,
  ProviderSignIn,
  signInFailed,
  type SignInSecrets,
  type User,
} from '@remit/people';
import type { Request, Response } from 'express';
import {
  BeginAtProviderRequest,
  FinishAtProviderRequest,
  ProviderAddressResponse,
  type Purpose,
  SignedInAtProviderResponse,
  SignedOutAtProviderResponse,
} from './dto/provider-session.dto';
import { SignInCompletion } from './sign-in-completion';
import { PresentSession } from './present-session';
import { RequestSessions } from './request-sessions';
import { SameSiteGuard } from './same-site.guard';
import { SessionCookie } from './session-cookie';
import { SessionStore } from './session-store';
import { SignInAttempts } from './sign-in-attempt';
import { SignInLog } from './sign-in-log';
import { SignedInPerson } from './signed-in-person';

interface Begun {
  readonly secrets: SignInSecrets;
  readonly purpose: Purpose;
  /** Of who connects an account; null for other purposes. */
  readonly sessionId: string | null;
  /** Page of the console to go on with. */
  readonly to: string | null;
}

/**
 * Sign-in at the OpenID Connect provider. The provider sends the browser back to a page of the console, which sends the
 * answer here: only so do strict cookies come along, and the page says in words what failed.
 */
@ApiTags('console')
@Public()
@UseGuards(SameSiteGuard)
@Controller('session')
export class ProviderSessionController {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly providerSignIn: ProviderSignIn,
    private readonly accounts: LinkedAccounts,
    private readonly attempts: SignInAttempts,
    private readonly entrance: SignInCompletion,
    private readonly person: SignedInPerson,
    private readonly requests: RequestSessions,
    private readonly cookie: SessionCookie,
    private readonly sessions: SessionStore,
    private readonly presentation: PresentSession,
    private readonly signIns: SignInLog,
    private readonly source: ClientSource,
  ) {}

  @Post('provider')
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin a sign-in at the provider: the address to send the browser to' })
  @ApiErrors('unauthorized', 'forbidden', 'not_found', 'service_unavailable')
  @ApiOkResponse({ type: ProviderAddressResponse })
  async begin(
    @Body() { purpose = 'sign_in', to }: BeginAtProviderRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ProviderAddressResponse> {
    if (purpose === 'confirmation') await this.person.of(request);
    const sessionId = purpose === 'connection' ? (await this.person.recent(request)).session.id : null;
    // Who is signed in here must be in front of the provider too, and not only a browser that is.
    const { url, secrets } = await this.provider.begin(purpose !== 'sign_in');
    this.attempts.begin<Begun>(response, 'provider', { secrets, purpose, sessionId, to: to ?? null });
    return { url };
  }

  @Post('provider-answer')
  @HttpCode(200)
  @ApiOperation({ summary: 'Finish it with what the provider sent the browser back with' })
  @ApiErrors('unauthorized', 'forbidden', 'not_found', 'sign_in_failed', 'service_unavailable')
  @ApiOkResponse({ type: SignedInAtProviderResponse })
  async finish(
    @Body() { answer }: FinishAtProviderRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInAtProviderResponse> {
    try {
      const attempt = this.attempts.take<Begun>(request, response, 'provider');
      const { secrets, purpose, sessionId, to } = attempt.facts;
      const proven = await this.provider.finish(answer, secrets, purpose !== 'sign_in');
      await this.attempts.finish(attempt);
      if (purpose === 'connection') return { session: await this.connect(proven, sessionId, request), to };
      if (purpose === 'confirmation') {
        const { user, session } = await this.person.of(request);
        await this.providerSignIn.assertSame(proven, user);
        const account = accountOfProvider(proven);
        const means = { signedInWith: 'provider', factors: [], confirmedAt: new Date(), account };
        return { session: await this.presentation.of(await this.entrance.confirm(session, user, means, response)), to };
      }
      const user = await this.providerSignIn.enter(proven, (id) => this.sessions.signOutEverywhere(id));
      return { session: await this.open(user, proven, request, response), to };
    } catch (error) {
      this.signIns.refused(error, this.source.of(request));
      throw error;
    }
  }

  @Post('provider-sign-out')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign out, and read where the browser signs out at the provider' })
  @ApiErrors('forbidden')
  @ApiOkResponse({ type: SignedOutAtProviderResponse })
  async signOut(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedOutAtProviderResponse> {
    const session = await this.requests.sessionOf(request);
    if (session) await this.sessions.signOut(session.id);
    this.cookie.clear(response);
    return { url: session?.signedInWith === 'provider' ? await this.provider.signOutAddress() : null };
  }

  @Delete('provider')
  @HttpCode(204)
  @ApiOperation({ summary: 'Disconnect the account of the provider; sessions that it opened end' })
  @ApiErrors('unauthorized', 'forbidden', 'not_found', 'conflict', 'second_factor_required', 'confirmation_required')
  @ApiNoContentResponse()
  async disconnect(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const { user, session, stillHolds: before } = await this.person.recent(request);
    // Also where only its groups opened something.
    const note = await this.signIns.noteOf(user, session.signIn && { ...session.signIn, isFromProvider: true });
    await this.accounts.unlink(user, {
      before,
      after: async () => {
        await this.sessions.forgetMeans(user.id, 'provider');
        await note('person.provider_unlinked', this.named());
      },
    });
    if (session.signedInWith === 'provider') this.cookie.clear(response);
  }

  private async connect(proven: ProvenIdentity, sessionId: string | null, request: Request) {
    const { user, session, stillHolds: before } = await this.person.recent(request);
    if (session.id !== sessionId) throw signInFailed('begun_elsewhere');
    const note = await this.signIns.noteOf(user, session.signIn);
    await this.accounts.link(user, proven, {
      before,
      after: async (formerUserId) => {
        if (formerUserId !== undefined) await this.sessions.signOutEverywhere(formerUserId);
        await note('person.provider_linked', this.named());
      },
    });
    return this.presentation.of(session);
  }

  private named() {
    return { provider: this.provider.name ?? '' };
  }

  /** The provider may have asked for nothing, because the person was signed in there: only what it says of that counts. */
  private async open(user: User, proven: ProvenIdentity, request: Request, response: Response) {
    const factors = this.provider.provesSecondFactor ? ['provider'] : [];
    const account = accountOfProvider(proven);
    const means = { signedInWith: 'provider', factors, confirmedAt: proven.provenAt, account };
    return this.entrance.open(user, means, request, response);
  }
}
