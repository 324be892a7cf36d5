import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req, Res, UseGuards } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiErrors, Public } from '@remit/http-api';
import { Passkeys, signInFailed } from '@remit/people';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Request, Response } from 'express';
import {
  NewPasskeyRequest,
  PasskeyListResponse,
  PasskeyNameRequest,
  PasskeyOptionsResponse,
  PasskeyResponse,
  presentPasskey,
} from './dto/passkey.dto';
import { SameSiteGuard } from './same-site.guard';
import { SessionStore } from './session-store';
import { SignInAttempts } from './sign-in-attempt';
import { SignInLog } from './sign-in-log';
import { SignedInPerson } from './signed-in-person';

interface Begun {
  readonly challenge: string;
  readonly sessionId: string;
}

/** The passkeys of who is signed in. Like a secret they need a proof of the last ten minutes. */
@ApiTags('console')
@Public()
@UseGuards(SameSiteGuard)
@Controller('session/passkeys')
export class PasskeysController {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly person: SignedInPerson,
    private readonly attempts: SignInAttempts,
    private readonly sessions: SessionStore,
    private readonly log: SignInLog,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List the own passkeys' })
  @ApiErrors('unauthorized')
  @ApiOkResponse({ type: PasskeyListResponse })
  async list(@Req() request: Request): Promise<PasskeyListResponse> {
    const { user } = await this.person.of(request);
    return { items: (await this.passkeys.list(user.id)).map(presentPasskey) };
  }

  @Post('options')
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin to make a passkey' })
  @ApiErrors('unauthorized', 'forbidden', 'second_factor_required', 'confirmation_required')
  @ApiOkResponse({ type: PasskeyOptionsResponse })
  async begin(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PasskeyOptionsResponse> {
    const { user, session } = await this.person.recent(request);
    const options = await this.passkeys.beginRegistration(user);
    this.attempts.begin<Begun>(response, 'registration', { challenge: options.challenge, sessionId: session.id });
    return { options };
  }

  @Post()
  @ApiOperation({ summary: 'Keep the passkey that the browser made; the session has proven a second factor by it' })
  @ApiErrors('unauthorized', 'forbidden', 'second_factor_required', 'confirmation_required', 'sign_in_failed')
  @ApiCreatedResponse({ type: PasskeyResponse })
  async create(
    @Body() { name, credential }: NewPasskeyRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PasskeyResponse> {
    const attempt = this.attempts.take<Begun>(request, response, 'registration');
    const { user, session, stillHolds: before } = await this.person.recent(request);
    const { challenge, sessionId } = attempt.facts;
    if (sessionId !== session.id) throw signInFailed('begun_elsewhere');
    const answer = credential as unknown as RegistrationResponseJSON;
    await this.attempts.finish(attempt);
    const note = await this.log.noteOf(user, session.signIn);
    const passkey = await this.passkeys.register(
      user,
      name,
      { answer, challenge },
      {
        before,
        after: async (made) => {
          await this.sessions.prove(session, user, made.id);
          await note('person.passkey_added', { passkey: made.name });
        },
      },
    );
    return presentPasskey(passkey);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Give a passkey another name' })
  @ApiErrors('unauthorized', 'forbidden', 'not_found')
  @ApiOkResponse({ type: PasskeyResponse })
  async rename(
    @Param('id') id: string,
    @Body() { name }: PasskeyNameRequest,
    @Req() request: Request,
  ): Promise<PasskeyResponse> {
    const { user } = await this.person.of(request);
    return presentPasskey(await this.passkeys.rename(user.id, id, name));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a passkey; other sessions that it opened end' })
  @ApiErrors('unauthorized', 'forbidden', 'not_found', 'conflict', 'second_factor_required', 'confirmation_required')
  @ApiNoContentResponse()
  async remove(@Param('id') id: string, @Req() request: Request): Promise<void> {
    const { user, session, stillHolds: before } = await this.person.recent(request);
    const note = await this.log.noteOf(user, session.signIn);
    await this.passkeys.remove(user.id, id, {
      before,
      after: async ({ name }) => {
        await this.sessions.forgetMeans(user.id, id, session.id);
        await note('person.passkey_removed', { passkey: name });
      },
    });
  }
}
