import { Body, Controller, HttpCode, Post, Put, Req, Res, UseGuards } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiError, ApiErrors, ClientSource, Public } from '@remit/http-api';
import { InvitationAcceptance, PasswordSignIn, SecondFactor, type User } from '@remit/people';
import type { Request, Response } from 'express';
import {
  ChangePasswordRequest,
  ConfirmationRequest,
  InvitationFactsResponse,
  JoinRequest,
  LinkTokenRequest,
  NewPasswordRequest,
  PasswordSignInRequest,
} from './dto/person-session.dto';
import { SessionResponse } from './dto/session-response.dto';
import { SignInCompletion } from './sign-in-completion';
import { PresentSession } from './present-session';
import { SameSiteGuard } from './same-site.guard';
import { SessionStore } from './session-store';
import { SignInLog } from './sign-in-log';
import { SignedInPerson } from './signed-in-person';

/** Sign-in of people: by password, by the link of an invitation, and by a link that sets a new password. */
@ApiTags('console')
@Public()
@UseGuards(SameSiteGuard)
@Controller('session')
export class PersonSessionController {
  constructor(
    private readonly sessions: SessionStore,
    private readonly entrance: SignInCompletion,
    private readonly passwords: PasswordSignIn,
    private readonly joining: InvitationAcceptance,
    private readonly secondFactor: SecondFactor,
    private readonly person: SignedInPerson,
    private readonly presentation: PresentSession,
    private readonly signIns: SignInLog,
    private readonly source: ClientSource,
  ) {}

  @Post('password')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in to the console with e-mail address and password' })
  @ApiErrors('unauthorized', 'forbidden', 'second_factor_required')
  @ApiOkResponse({ type: SessionResponse })
  async signIn(
    @Body() { email, password, code }: PasswordSignInRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionResponse> {
    const source = this.source.of(request);
    const verified = async (): Promise<User> => {
      const user = await this.passwords.verify(email, password, source);
      await this.secondFactor.assert(user, code, source);
      return user;
    };
    const user = await verified().catch((error: unknown) => {
      this.signIns.refused(error, source);
      throw error;
    });
    return this.open(user, request, response);
  }

  @Post('invitation')
  @HttpCode(200)
  @ApiOperation({ summary: 'What the link of an invitation opens' })
  @ApiErrors('not_found')
  @ApiOkResponse({ type: InvitationFactsResponse })
  async readInvitation(@Body() { token }: LinkTokenRequest): Promise<InvitationFactsResponse> {
    const { tenantName, environmentName, email, role, invitedByName } = await this.joining.describe(token);
    return {
      tenant_name: tenantName,
      environment_name: environmentName,
      email,
      role,
      invited_by: invitedByName,
    };
  }

  @Post('join')
  @HttpCode(200)
  @ApiOperation({ summary: 'Accept an invitation, and sign in' })
  @ApiErrors('unauthorized', 'forbidden', 'not_found', 'second_factor_required')
  @ApiOkResponse({ type: SessionResponse })
  async join(
    @Body() { token, name = '', password, code }: JoinRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionResponse> {
    if (password === undefined) {
      const { user, session } = await this.person.of(request);
      await this.joining.joinAs(token, user);
      return this.presentation.of(session);
    }
    const user = await this.joining.join(token, { name, password, code }, this.source.of(request));
    return this.open(user, request, response);
  }

  @Post('confirmation')
  @HttpCode(204)
  @ApiOperation({ summary: 'Enter the password again: opens secrets, refunds and members for ten minutes' })
  @ApiErrors('unauthorized', 'forbidden')
  @ApiNoContentResponse()
  async confirm(
    @Body() { password }: ConfirmationRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { user, session } = await this.person.of(request);
    const verified = await this.verify(user, password, request);
    const means = { signedInWith: 'password', factors: [], confirmedAt: new Date() };
    await this.entrance.confirm(session, verified, means, response);
  }

  @Put('password')
  @ApiOperation({ summary: 'Change the password; every other session of the person ends' })
  @ApiErrors('unauthorized', 'forbidden')
  @ApiOkResponse({ type: SessionResponse })
  async changePassword(
    @Body() { present_password: present, password: next }: ChangePasswordRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionResponse> {
    const { user, session } = await this.person.of(request);
    const verified = await this.verify(user, present, request, 'present_password');
    const note = await this.signIns.noteOf(user, session.signIn);
    const renewed = await this.passwords.change(verified, next, async () => {
      await note('person.password_changed', { by: 'password' });
      return this.sessions.confirmAlone(session, user.id);
    });
    if (!renewed) throw new ApiError('unauthorized');
    return this.entrance.goOn(renewed, response);
  }

  @Post('new-password')
  @HttpCode(200)
  @ApiOperation({
    summary:
      "Set a new password with the operator's link, and sign in unless a code is needed; every other session ends",
  })
  @ApiErrors('forbidden', 'not_found')
  @ApiOkResponse({ type: SessionResponse })
  async resetPassword(
    @Body() { token, password }: NewPasswordRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionResponse> {
    const user = await this.passwords.reset(token, password, async (known) => {
      const signIn = { userId: known.id, hasSecondFactor: false, isFromProvider: false };
      const note = await this.signIns.noteOf(known, signIn);
      return async () => {
        await this.sessions.signOutEverywhere(known.id);
        await note('person.password_changed', { by: 'link' });
      };
    });
    // The link replaces the password only: who has a second factor signs in with both.
    return user.totpSecret === null ? this.open(user, request, response) : this.presentation.of(undefined);
  }

  /** A code was asked for of who has set a second factor up. */
  private async open(user: User, request: Request, response: Response): Promise<SessionResponse> {
    const means = {
      signedInWith: 'password',
      factors: user.totpSecret === null ? [] : ['app'],
      confirmedAt: new Date(),
    };
    return this.entrance.open(user, means, request, response);
  }

  /** Who is signed in already gets the error at the field: the session has not ended. */
  private async verify(user: User, password: string, request: Request, field = 'password'): Promise<User> {
    try {
      return await this.passwords.verify(user.email, password, this.source.of(request));
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'unauthorized') throw error;
      throw ApiError.invalidField(field, 'This is not your password.');
    }
  }
}
