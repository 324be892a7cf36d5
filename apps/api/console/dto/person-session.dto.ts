import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ApiField } from '@remit/http-api';
import { type Role, ROLE_NAMES } from '@remit/people';
import { IsOptional, IsString, Length, MaxLength } from 'class-validator';

/** Longer ones are refused before they cost anything. */
const MAX_PASSWORD = 256;
const MAX_TOKEN = 128;

export class ConfirmationRequest {
  @ApiProperty({ type: 'string', writeOnly: true, description: 'The password', maxLength: MAX_PASSWORD })
  @IsString()
  @Length(1, MAX_PASSWORD, { message: 'Enter your password.' })
  password: string;
}

export class FinishSecondFactorRequest {
  @ApiProperty({
    type: 'string',
    writeOnly: true,
    maxLength: 32,
    description: 'A code of the authenticator app',
  })
  @IsString()
  @Length(1, 32, { message: 'Enter the code.' })
  code: string;
}

export class SecondFactorResponse {
  @ApiField.text('For an authenticator app; shown this once')
  readonly secret: string;

  @ApiField.text('The same as an address, for a QR code')
  readonly uri: string;
}

export class RecoveryCodesResponse {
  @ApiProperty({ type: [String], description: 'Each opens the account once without the app; shown this once' })
  readonly recovery_codes: string[];
}

export class PasswordSignInRequest extends ConfirmationRequest {
  @ApiProperty({ type: 'string', format: 'email', description: 'The e-mail address', maxLength: 254 })
  @IsString()
  @Length(1, 254, { message: 'Enter your e-mail address.' })
  email: string;

  @ApiPropertyOptional({
    type: 'string',
    writeOnly: true,
    maxLength: 32,
    description: 'A code of the authenticator app, or a recovery code, of who has a second factor',
  })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  code?: string;
}

export class ChangePasswordRequest extends ConfirmationRequest {
  @ApiProperty({ type: 'string', writeOnly: true, description: 'The present password', maxLength: MAX_PASSWORD })
  @IsString()
  @Length(1, MAX_PASSWORD, { message: 'Enter your present password.' })
  present_password: string;
}

export class LinkTokenRequest {
  @ApiProperty({ type: 'string', writeOnly: true, description: 'What follows # in the link', maxLength: MAX_TOKEN })
  @IsString()
  @Length(1, MAX_TOKEN)
  token: string;
}

export class NewPasswordRequest extends LinkTokenRequest {
  @ApiProperty({ type: 'string', writeOnly: true, description: 'The new password', maxLength: MAX_PASSWORD })
  @IsString()
  @Length(1, MAX_PASSWORD, { message: 'Enter a password.' })
  password: string;
}

export class JoinRequest extends LinkTokenRequest {
  @ApiPropertyOptional({
    type: 'string',
    writeOnly: true,
    maxLength: MAX_PASSWORD,
    description:
      'The password of the account with this address, or the one of the new account. Not for who is signed in',
  })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_PASSWORD)
  password?: string;

  @ApiPropertyOptional({ type: 'string', maxLength: 100, description: 'Name of the person, for a new account' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  name?: string;

  @ApiPropertyOptional({
    type: 'string',
    writeOnly: true,
    maxLength: 32,
    description: 'A code of the authenticator app, or a recovery code, of who has a second factor',
  })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  code?: string;
}

export class InvitationFactsResponse {
  @ApiField.text('Name of the business')
  readonly tenant_name: string;

  @ApiField.optionalText('The environment that the role is for; null for the whole tenant')
  readonly environment_name: string | null;

  @ApiField.text('E-mail address of who is invited')
  readonly email: string;

  @ApiProperty({ enum: ROLE_NAMES, description: 'What the person may do' })
  readonly role: Role;

  @ApiField.optionalText('Name of who invited; null for the operator')
  readonly invited_by: string | null;
}
