import { Body, Controller, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiErrors, ClientSource, Public } from '@remit/http-api';
import { Passkeys, signInFailed } from '@remit/people';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Request, Response } from 'express';
import { BeginWithPasskeyRequest, PasskeyOptionsResponse, PasskeySignInRequest } from './dto/passkey.dto';
import { SessionResponse } from './dto/session-response.dto';
import { SignInCompletion } from './sign-in-completion';
import { PresentSession } from './present-session';
import { SameSiteGuard } from './same-site.guard';
import { SignInAttempts } from './sign-in-attempt';
import { SignInLog } from './sign-in-log';
import { SignedInPerson } from './signed-in-person';

interface Begun {
  readonly challenge: string;
  /** Whether who is signed in only proves again who they are. */
  readonly isConfirmation: boolean;
}

/** Sign-in with a passkey alone. It counts as both factors. */
@ApiTags('console')
@Public()
@UseGuards(SameSiteGuard)
@Controller('session')
export class PasskeySessionController {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly attempts: SignInAttempts,
    private readonly entrance: SignInCompletion,
    private readonly person: SignedInPerson,
    private readonly presentation: PresentSession,
    private readonly signIns: SignInLog,
    private readonly source: ClientSource,
  ) {}

  @Post('passkey-options')
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin a sign-in with a passkey' })
  @ApiErrors('unauthorized', 'forbidden')
  @ApiOkResponse({ type: PasskeyOptionsResponse })
  async begin(
    @Body() { purpose }: BeginWithPasskeyRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PasskeyOptionsResponse> {
    const isConfirmation = purpose === 'confirmation';
    if (isConfirmation) await this.person.of(request);
    const options = await this.passkeys.beginSignIn();
    this.attempts.begin<Begun>(response, 'passkey', { challenge: options.challenge, isConfirmation });
    return { options };
  }

  @Post('passkey')
  @HttpCode(200)
  @ApiOperation({ summary: 'Finish it with what the browser answered' })
  @ApiErrors('unauthorized', 'forbidden', 'sign_in_failed')
  @ApiOkResponse({ type: SessionResponse })
  async finish(
    @Body() { credential }: PasskeySignInRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionResponse> {
    try {
      const attempt = this.attempts.take<Begun>(request, response, 'passkey');
      const { challenge, isConfirmation } = attempt.facts;
      const answer = credential as unknown as AuthenticationResponseJSON;
      const { user, passkey } = await this.passkeys.verify(answer, challenge);
      await this.attempts.finish(attempt);
      const means = { signedInWith: passkey.id, factors: [passkey.id], confirmedAt: new Date() };
      if (isConfirmation) {
        const { user: present, session } = await this.person.of(request);
        if (present.id !== user.id) throw signInFailed('another_person');
        return this.presentation.of(await this.entrance.confirm(session, user, means, response));
      }
      return await this.entrance.open(user, means, request, response);
    } catch (error) {
      this.signIns.refused(error, this.source.of(request));
      throw error;
    }
  }
}
