import { Body, Controller, Delete, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiError, ApiErrors, ClientSource, Public } from '@remit/http-api';
import { SecondFactor } from '@remit/people';
import type { Request } from 'express';
import { FinishSecondFactorRequest, RecoveryCodesResponse, SecondFactorResponse } from './dto/person-session.dto';
import { SessionResponse } from './dto/session-response.dto';
import { PresentSession } from './present-session';
import { SameSiteGuard } from './same-site.guard';
import { SessionStore } from './session-store';
import { SignInLog } from './sign-in-log';
import { SignedInPerson } from './signed-in-person';

/** The second factor of who is signed in. Like a secret it needs the password of the last ten minutes. */
@ApiTags('console')
@Public()
@UseGuards(SameSiteGuard)
@Controller('session')
export class SecondFactorController {
  constructor(
    private readonly person: SignedInPerson,
    private readonly secondFactor: SecondFactor,
    private readonly sessions: SessionStore,
    private readonly presentation: PresentSession,
    private readonly source: ClientSource,
    private readonly log: SignInLog,
  ) {}

  @Post('second-factor')
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin to set up an authenticator app; nothing changes until a first code is sent' })
  @ApiErrors('unauthorized', 'forbidden', 'second_factor_required', 'confirmation_required')
  @ApiOkResponse({ type: SecondFactorResponse })
  async begin(@Req() request: Request): Promise<SecondFactorResponse> {
    return this.secondFactor.begin((await this.person.recent(request)).user);
  }

  @Post('second-factor-code')
  @HttpCode(200)
  @ApiOperation({ summary: 'Finish it with a code of the app; recovery codes are shown once' })
  @ApiErrors('unauthorized', 'forbidden', 'second_factor_required', 'confirmation_required', 'conflict')
  @ApiOkResponse({ type: RecoveryCodesResponse })
  async finish(@Body() { code }: FinishSecondFactorRequest, @Req() request: Request): Promise<RecoveryCodesResponse> {
    const { user, session, stillHolds: before } = await this.person.recent(request);
    const note = await this.log.noteOf(user, session.signIn);
    const codes = await this.secondFactor.finish(user, code, this.source.of(request), {
      before,
      after: async ({ user: changed, hadApp, codes: { length } }) => {
        // Who had an app before has another now.
        await this.sessions.forgetFactor(user.id, 'app');
        await this.sessions.prove(session, changed, 'app');
        await note('person.second_factor_added', { replaced: String(hadApp), recovery_codes: String(length) });
      },
    });
    return { recovery_codes: codes };
  }

  @Post('code')
  @HttpCode(200)
  @ApiOperation({ summary: 'Prove the second factor in a session that was opened without it' })
  @ApiErrors('unauthorized', 'forbidden')
  @ApiOkResponse({ type: SessionResponse })
  async prove(@Body() { code }: FinishSecondFactorRequest, @Req() request: Request): Promise<SessionResponse> {
    const { user, session } = await this.person.of(request);
    if (user.totpSecret === null) throw ApiError.invalidField('code', 'You have not set a second factor up.');
    await this.secondFactor.assert(user, code, this.source.of(request));
    return this.presentation.of(await this.sessions.prove(session, user, 'app'));
  }

  @Delete('second-factor')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign in without a second factor from now on' })
  @ApiErrors('unauthorized', 'forbidden', 'second_factor_required', 'confirmation_required')
  @ApiNoContentResponse()
  async remove(@Req() request: Request): Promise<void> {
    const { user, session, stillHolds: before } = await this.person.recent(request);
    const note = await this.log.noteOf(user, session.signIn);
    await this.secondFactor.remove(user, {
      before,
      after: async () => {
        await this.sessions.forgetFactor(user.id, 'app');
        await note('person.second_factor_removed');
      },
    });
  }
}
