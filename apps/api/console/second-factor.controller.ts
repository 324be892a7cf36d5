import { Body, Controller, Delete, HttpCode, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiErrors, assertRecent, ClientSource, Public } from '@remit/http-api';
import { SecondFactor, type User } from '@remit/people';
import { Settings } from '@remit/settings';
import type { Request } from 'express';
import { FinishSecondFactorRequest, RecoveryCodesResponse, SecondFactorResponse } from './dto/person-session.dto';
import { refuseOtherSites } from './same-site';
import { SignedInPerson } from './signed-in-person';

/** The second factor of who is signed in. Like a secret it needs the password of the last ten minutes. */
@ApiTags('console')
@Public()
@Controller('session')
export class SecondFactorController {
  private readonly publicOrigin: string;

  constructor(
    private readonly person: SignedInPerson,
    private readonly secondFactor: SecondFactor,
    private readonly source: ClientSource,
    settings: Settings,
  ) {
    this.publicOrigin = new URL(settings.publicUrl).origin;
  }

  @Post('second-factor')
  @HttpCode(200)
  @ApiOperation({ summary: 'Begin to set up an authenticator app; nothing changes until a first code is sent' })
  @ApiErrors('unauthorized', 'forbidden', 'confirmation_required')
  @ApiOkResponse({ type: SecondFactorResponse })
  async begin(@Req() request: Request): Promise<SecondFactorResponse> {
    return this.secondFactor.begin(await this.recentPerson(request));
  }

  @Post('second-factor-code')
  @HttpCode(200)
  @ApiOperation({ summary: 'Finish it with a code of the app; recovery codes are shown once' })
  @ApiErrors('unauthorized', 'forbidden', 'confirmation_required')
  @ApiOkResponse({ type: RecoveryCodesResponse })
  async finish(@Body() { code }: FinishSecondFactorRequest, @Req() request: Request): Promise<RecoveryCodesResponse> {
    const user = await this.recentPerson(request);
    return { recovery_codes: await this.secondFactor.finish(user, code, this.source.of(request)) };
  }

  @Delete('second-factor')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign in without a second factor from now on' })
  @ApiErrors('unauthorized', 'forbidden', 'confirmation_required')
  @ApiNoContentResponse()
  async remove(@Req() request: Request): Promise<void> {
    await this.secondFactor.remove(await this.recentPerson(request));
  }

  private async recentPerson(request: Request): Promise<User> {
    refuseOtherSites(request, this.publicOrigin);
    const { user, session } = await this.person.of(request);
    assertRecent(session.confirmedAt);
    return user;
  }
}
