import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ApiField } from '@remit/http-api';
import type { Passkey } from '@remit/people';
import { IsIn, IsObject, IsOptional, IsString, Length } from 'class-validator';

const LONGEST_NAME = 60;

const CREDENTIAL = {
  type: 'object',
  additionalProperties: true,
  writeOnly: true,
  description: 'What the browser answered: the JSON form of a PublicKeyCredential (WebAuthn)',
} as const;

const PURPOSES = ['sign_in', 'confirmation'] as const;

export class PasskeyNameRequest {
  @ApiProperty({ type: 'string', maxLength: LONGEST_NAME, description: 'As the person calls it', example: 'Laptop' })
  @IsString()
  @Length(1, LONGEST_NAME, { message: 'Enter a name.' })
  name: string;
}

export class NewPasskeyRequest extends PasskeyNameRequest {
  @ApiProperty(CREDENTIAL)
  @IsObject({ message: 'credential must be an object' })
  credential: Record<string, unknown>;
}

export class BeginWithPasskeyRequest {
  @ApiPropertyOptional({
    enum: PURPOSES,
    default: 'sign_in',
    description: '`confirmation`: who is signed in proves it again, and the second factor too',
  })
  @IsOptional()
  @IsIn(PURPOSES, { message: `purpose must be one of ${PURPOSES.join(', ')}` })
  purpose?: (typeof PURPOSES)[number];
}

export class PasskeySignInRequest {
  @ApiProperty(CREDENTIAL)
  @IsObject({ message: 'credential must be an object' })
  credential: Record<string, unknown>;
}

export class PasskeyOptionsResponse {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'For navigator.credentials, as the library of the console takes it; good for one answer',
  })
  readonly options: object;
}

export class PasskeyResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text('As the person calls it')
  readonly name: string;

  @ApiField.time()
  readonly created_at: string;

  @ApiField.optionalTime('When it was last used; null when it never was')
  readonly last_used_at: string | null;
}

export class PasskeyListResponse {
  @ApiProperty({ type: [PasskeyResponse] })
  readonly items: PasskeyResponse[];
}

export const presentPasskey = ({ id, name, createdAt, lastUsedAt }: Passkey): PasskeyResponse => ({
  id,
  name,
  created_at: createdAt.toISOString(),
  last_used_at: lastUsedAt?.toISOString() ?? null,
});
