import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { KeysOfLeaver } from '@remit/accounts';
import { ApiError, IsTextList } from '@remit/http-api';
import { IsBoolean, IsEmail, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { type Role, ROLE_NAMES, ROLES } from '../roles';

/** The longest e-mail address that can be delivered to. */
const MAX_EMAIL = 254;

const rolesInWords = Object.entries(ROLES)
  .map(([role, { may }]) => `\`${role}\`: ${may}`)
  .join('; ');

export class InviteOwnerRequest {
  @ApiProperty({ type: 'string', format: 'email', example: 'mariam@palm.example', maxLength: MAX_EMAIL })
  @IsEmail({}, { message: 'Enter a valid e-mail address.' })
  @MaxLength(MAX_EMAIL)
  email: string;
}

export class InviteMemberRequest extends InviteOwnerRequest {
  @ApiProperty({ enum: ROLE_NAMES, example: 'billing', description: `${rolesInWords}.` })
  @IsIn(ROLE_NAMES, { message: `role must be one of ${ROLE_NAMES.join(', ')}` })
  role: Role;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    description: 'Absent: the environment of this request. Null: every environment of the tenant.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  environment_id?: string | null;
}

export class PasswordLinkRequest extends InviteOwnerRequest {
  @ApiPropertyOptional({
    type: 'boolean',
    default: false,
    description: 'Whether the person has lost the second factor too',
  })
  @IsOptional()
  @IsBoolean()
  remove_second_factor?: boolean;
}

export class PeopleRulesRequest {
  @ApiProperty({
    type: 'boolean',
    example: false,
    description: 'Whether nobody opens the tenant without a second factor',
  })
  @IsBoolean()
  second_factor_required: boolean;
}

export class ChangeMemberRequest {
  @ApiProperty({ enum: ROLE_NAMES, example: 'support', description: `${rolesInWords}.` })
  @IsIn(ROLE_NAMES, { message: `role must be one of ${ROLE_NAMES.join(', ')}` })
  role: Role;
}

export class RemoveMemberQuery {
  @IsTextList('Ids of API keys that the person made; they are revoked in the same step')
  revoke_keys?: string[];

  @IsTextList(
    'Instead of `revoke_keys`: ids of API keys of the person that stay. All others are revoked in the same step, in the environment of the role or, for a role in the whole tenant, in every environment. Empty: none stays',
  )
  keep_keys?: string[];
}

/** @throws ApiError validation_error for both lists */
export function readKeysOfLeaver({ revoke_keys: revoked, keep_keys: kept }: RemoveMemberQuery): KeysOfLeaver {
  if (kept === undefined) return { revoked: revoked ?? [] };
  if (revoked !== undefined) throw ApiError.invalidField('keep_keys', 'Send revoke_keys or keep_keys, not both.');
  return { kept: kept.filter((id) => id !== '') };
}
