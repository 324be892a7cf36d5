import { EMAIL_STATUSES, type EmailStatus } from '@remit/emails';
import { ApiProperty } from '@nestjs/swagger';
import { ApiField } from '@remit/http-api';
import type { Invitation } from '../invitation.entity';
import type { ListedInvitation, NewInvitation } from '../invitations.service';
import type { Member } from '../members.service';
import { type Role, ROLE_NAMES } from '../roles';

export class MemberResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text('Id of the person, as the audit log names it')
  readonly user_id: string;

  @ApiField.text('Name of the person')
  readonly name: string;

  @ApiField.text('E-mail address of the person')
  readonly email: string;

  @ApiProperty({ enum: ROLE_NAMES, description: 'What the person may do' })
  readonly role: Role;

  @ApiField.optionalText('The environment that the role is for; null for the whole tenant')
  readonly environment_id: string | null;

  @ApiField.flag('Whether the groups of the sign-in provider give the role; each sign-in there may change or take it')
  readonly from_provider: boolean;

  @ApiField.flag('Whether a code of an authenticator app is asked for after the password')
  readonly second_factor: boolean;

  @ApiField.flag('Whether the person has a passkey, which signs in alone; the password opens without it')
  readonly has_passkey: boolean;

  @ApiField.time()
  readonly created_at: string;
}

export class MemberListResponse {
  @ApiProperty({ type: [MemberResponse] })
  readonly items: MemberResponse[];
}

export class PeopleRulesResponse {
  @ApiField.flag('Whether nobody opens the tenant without a second factor')
  readonly second_factor_required: boolean;
}

export class InvitationResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text('E-mail address of who is invited')
  readonly email: string;

  @ApiProperty({ enum: ROLE_NAMES, description: 'What the person may do' })
  readonly role: Role;

  @ApiField.optionalText('The environment that the role is for; null for the whole tenant')
  readonly environment_id: string | null;

  @ApiField.text('Name of the person or key that invited, or its id')
  readonly invited_by: string;

  @ApiField.time()
  readonly created_at: string;

  @ApiField.time('Until when the link works')
  readonly expires_at: string;
}

export class ListedInvitationResponse extends InvitationResponse {
  @ApiField.optionalOneOf(EMAIL_STATUSES, 'How its e-mail stands; null when none was to be sent, without a mail server')
  readonly email_status: EmailStatus | null;
}

export class InvitationListResponse {
  @ApiProperty({ type: [ListedInvitationResponse] })
  readonly items: ListedInvitationResponse[];
}

export class NewInvitationResponse extends InvitationResponse {
  @ApiField.optionalText('The link, shown this once; null for a repeated request')
  readonly url: string | null;
}

export class PasswordLinkResponse {
  @ApiField.optionalText('The link that sets a new password, shown this once; null for a repeated request')
  readonly url: string | null;

  @ApiField.time('Until when the link works')
  readonly expires_at: string;
}

export const presentMember = ({ membership, user, hasPasskey }: Member): MemberResponse => ({
  id: membership.id,
  user_id: user.id,
  name: user.name,
  email: user.email,
  role: membership.role,
  environment_id: membership.environmentId,
  from_provider: membership.providedBy !== null,
  second_factor: user.totpSecret !== null,
  has_passkey: hasPasskey,
  created_at: membership.createdAt.toISOString(),
});

export const presentInvitation = (invitation: Invitation): InvitationResponse => ({
  id: invitation.id,
  email: invitation.email,
  role: invitation.role,
  environment_id: invitation.environmentId,
  invited_by: invitation.invitedByName ?? invitation.invitedBy,
  created_at: invitation.createdAt.toISOString(),
  expires_at: invitation.expiresAt.toISOString(),
});

export const presentListedInvitation = ({ invitation, emailStatus }: ListedInvitation): ListedInvitationResponse => ({
  ...presentInvitation(invitation),
  email_status: emailStatus,
});

export const presentNewInvitation = ({ invitation, url }: NewInvitation): NewInvitationResponse => ({
  ...presentInvitation(invitation),
  url,
});
