import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiErrors, Operator } from '@remit/http-api';
import { InviteOwnerRequest, PasswordLinkRequest } from './dto/member-requests.dto';
import { NewInvitationResponse, PasswordLinkResponse, presentNewInvitation } from './dto/member-responses.dto';
import { InvitationsService } from './invitations.service';
import { PasswordSignIn } from './password-sign-in';

/** What only the operator does for people: the first owner of a tenant, and forgotten passwords. */
@ApiTags('operator')
@Operator()
@Controller()
export class OwnersController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly passwords: PasswordSignIn,
  ) {}

  @Post('tenants/:id/owners')
  @ApiOperation({ summary: 'Invite an owner of a tenant; the link is shown once, works once and for 72 hours' })
  @ApiCreatedResponse({ type: NewInvitationResponse })
  async invite(@Param('id') id: string, @Body() { email }: InviteOwnerRequest): Promise<NewInvitationResponse> {
    return presentNewInvitation(await this.invitations.inviteOwner(id, email));
  }

  @Post('admin/password-links')
  @ApiOperation({
    summary: 'Make a link with which a person sets a new password, for an hour',
    description:
      'Give it to nobody but the person. What the person did before stays. Every session ends; passkeys and connected accounts of the provider are removed.',
  })
  @ApiCreatedResponse({ type: PasswordLinkResponse })
  @ApiErrors('not_found')
  async offerPassword(@Body() body: PasswordLinkRequest): Promise<PasswordLinkResponse> {
    const { url, until } = await this.passwords.offerReset(body.email, body.remove_second_factor ?? false);
    return { url, expires_at: until.toISOString() };
  }
}
