import { Body, Controller, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiErrors, ClientSource, Public } from '@remit/http-api';
import { IdentityProvider, ProviderSignIn, type SignInSecrets, type User } from '@remit/people';
import type { Request, Response } from 'express';
import {
  BeginAtProviderRequest,
  FinishAtProviderRequest,
  ProviderAddressResponse,
  SignedInAtProviderResponse,
} from './dto/provider-session.dto';
import { PersonEntrance } from './person-entrance';
import { PresentSession } from './present-session';
import { SameSite } from './same-site';
import { SessionStore } from './session-store';
import { SignInAttempts } from './sign-in-attempt';
import { SignInLog } from './sign-in-log';
import { SignedInPerson } from './signed-in-person';

interface Begun {
  readonly secrets: SignInSecrets;
  /** Whether who is signed in only proves again who they are. */
  readonly isConfirmation: boolean;
  /** Page of the console to go on with. */
  readonly to: string | null;
}

/**
 * Sign-in at the OpenID Connect provider. The provider sends the browser back to a page of the console, which sends the
 * answer here: only so do strict cookies come along, and the page says in words what failed.
 */
@ApiTags('console')
@Public()
@UseGuards(SameSite)
@Controller('session')
export class ProviderSessionController {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly providerSignIn: ProviderSignIn,
    private readonly attempts: SignInAttempts,
    private readonly entrance: PersonEntrance,
    private readonly person: SignedInPerson,
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
    @Body() { purpose, to }: BeginAtProviderRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ProviderAddressResponse> {
    const isConfirmation = purpose === 'confirmation';
    if (isConfirmation) await this.person.of(request);
    const { url, secrets } = await this.provider.begin(isConfirmation);
    this.attempts.begin<Begun>(response, 'provider', { secrets, isConfirmation, to: to ?? null });
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
      const { secrets, isConfirmation, to } = attempt.facts;
      const proven = await this.provider.finish(answer, secrets, isConfirmation);
      await this.attempts.finish(attempt);
      if (isConfirmation) {
        const { user, session } = await this.person.of(request);
        await this.providerSignIn.assertSame(proven, user);
        const means = { signedInWith: 'provider', factors: [], confirmedAt: new Date() };
        return { session: await this.presentation.of(await this.entrance.confirm(session, user, means, response)), to };
      }
      const user = await this.providerSignIn.enter(proven, (id) => this.sessions.signOutEverywhere(id));
      return { session: await this.open(user, proven.provenAt, request, response), to };
    } catch (error) {
      this.signIns.refused(error, this.source.of(request));
      throw error;
    }
  }

  /** The provider may have asked for nothing, because the person was signed in there: only what it says of that counts. */
  private async open(user: User, confirmedAt: Date, request: Request, response: Response) {
    const factors = this.provider.provesSecondFactor ? ['provider'] : [];
    const means = { signedInWith: 'provider', factors, confirmedAt };
    return this.entrance.open(user, means, request, response);
  }
}
