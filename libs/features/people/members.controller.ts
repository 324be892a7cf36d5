import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiErrors,
  type Caller,
  CurrentCaller,
  MayRequireScope,
  RequiresRecentSignIn,
  RequiresScope,
} from '@remit/http-api';
import { ShowsOnce } from '@remit/idempotency';
import {
  ChangeMemberRequest,
  InviteMemberRequest,
  PeopleRulesRequest,
  readKeysOfLeaver,
  RemoveMemberQuery,
} from './dto/member-requests.dto';
import {
  InvitationListResponse,
  MemberListResponse,
  MemberResponse,
  NewInvitationResponse,
  PeopleRulesResponse,
  presentListedInvitation,
  presentMember,
  presentNewInvitation,
} from './dto/member-responses.dto';
import { InvitationsService } from './invitations.service';
import { MembersService } from './members.service';

@ApiTags('members')
@RequiresScope('members:manage')
@Controller('members')
export class MembersController {
  constructor(
    private readonly members: MembersService,
    private readonly invitations: InvitationsService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The people who may open this environment, and what each may do' })
  @ApiOkResponse({ type: MemberListResponse })
  async list(@CurrentCaller() caller: Caller): Promise<MemberListResponse> {
    return { items: (await this.members.list(caller)).map(presentMember) };
  }

  @Get('invitations')
  @ApiOperation({ summary: 'Invitations whose links work' })
  @ApiOkResponse({ type: InvitationListResponse })
  async listInvitations(@CurrentCaller() caller: Caller): Promise<InvitationListResponse> {
    return { items: (await this.invitations.list(caller)).map(presentListedInvitation) };
  }

  @Get('rules')
  @ApiOperation({ summary: 'What an owner decided for everybody in the tenant' })
  @ApiOkResponse({ type: PeopleRulesResponse })
  async readRules(@CurrentCaller() caller: Caller): Promise<PeopleRulesResponse> {
    return { second_factor_required: await this.members.rules(caller) };
  }

  @Put('rules')
  @RequiresRecentSignIn()
  @ApiOperation({ summary: 'Decide for everybody in the tenant; only an owner does' })
  @ApiOkResponse({ type: PeopleRulesResponse })
  @ApiErrors('confirmation_required')
  async changeRules(@CurrentCaller() caller: Caller, @Body() body: PeopleRulesRequest): Promise<PeopleRulesResponse> {
    await this.members.requireSecondFactor(caller, body.second_factor_required);
    return body;
  }

  @Post('invitations')
  @RequiresRecentSignIn()
  @ShowsOnce('url')
  @ApiOperation({
    summary: 'Invite a person; the link is shown once, works once and for 72 hours',
    description: 'A new invitation of the same address replaces the one before.',
  })
  @ApiCreatedResponse({ type: NewInvitationResponse })
  @ApiErrors('not_found', 'confirmation_required')
  async invite(@CurrentCaller() caller: Caller, @Body() body: InviteMemberRequest): Promise<NewInvitationResponse> {
    const { email, role, environment_id: wanted } = body;
    const environmentId = wanted === undefined ? caller.environmentId : wanted;
    return presentNewInvitation(await this.invitations.invite(caller, { email, role, environmentId }));
  }

  @Delete('invitations/:id')
  @RequiresRecentSignIn()
  @HttpCode(204)
  @ApiOperation({ summary: 'Take an invitation back: its link stops working' })
  @ApiNoContentResponse()
  @ApiErrors('confirmation_required')
  async revokeInvitation(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
    await this.invitations.revoke(caller, id);
  }

  @Put(':id')
  @RequiresRecentSignIn()
  @ApiOperation({ summary: 'Give a member another role; every process obeys within a second' })
  @ApiOkResponse({ type: MemberResponse })
  @ApiErrors('confirmation_required')
  async update(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() { role }: ChangeMemberRequest,
  ): Promise<MemberResponse> {
    return presentMember(await this.members.changeRole(caller, id, role));
  }

  @Delete(':id')
  @MayRequireScope('keys:manage', 'it revokes keys too')
  @RequiresRecentSignIn()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Remove a member: access ends in every process within a second',
    description:
      'API keys that the person made stay, but for those in `revoke_keys`. With `keep_keys`, only those in it stay: also a key that was made in the meantime is revoked. A sign-in at the provider does not give the role back, an invitation does.',
  })
  @ApiNoContentResponse()
  @ApiErrors('confirmation_required')
  async remove(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Query() query: RemoveMemberQuery,
  ): Promise<void> {
    await this.members.remove(caller, id, readKeysOfLeaver(query));
  }
}
