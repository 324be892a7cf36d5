import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ApiField } from '@remit/http-api';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { SessionResponse } from './session-response.dto';

/** Longer than the codes of any known provider. */
const MAX_ANSWER = 3_500;

const PURPOSES = ['sign_in', 'confirmation', 'connection'] as const;

export type Purpose = (typeof PURPOSES)[number];

export class BeginAtProviderRequest {
  @ApiPropertyOptional({
    enum: PURPOSES,
    default: 'sign_in',
    description:
      '`confirmation`: who is signed in proves it again, for secrets, refunds and members; `connection`: who is signed in connects an account of the provider',
  })
  @IsOptional()
  @IsIn(PURPOSES, { message: `purpose must be one of ${PURPOSES.join(', ')}` })
  purpose?: Purpose;

  @ApiPropertyOptional({ type: 'string', maxLength: 300, description: 'Path of the console to go on with' })
  @IsOptional()
  @IsString()
  @Matches(/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,299}$/, { message: 'to must be a path of the console' })
  to?: string;
}

export class FinishAtProviderRequest {
  @ApiProperty({
    type: 'string',
    writeOnly: true,
    maxLength: MAX_ANSWER,
    description: 'The query with which the provider sent the browser back',
  })
  @IsString()
  @Length(1, MAX_ANSWER, { message: 'The answer of the provider is missing.' })
  answer: string;
}

export class ProviderAddressResponse {
  @ApiField.text('Where the browser signs in')
  readonly url: string;
}

export class SignedOutAtProviderResponse {
  @ApiField.optionalText('Where the browser signs out at the provider; null when there is nothing to do')
  readonly url: string | null;
}

export class SignedInAtProviderResponse {
  @ApiProperty({ type: SessionResponse, description: 'The new session, or the one that was confirmed' })
  readonly session: SessionResponse;

  @ApiField.optionalText('Path of the console to go on with; null when the sign-in named none')
  readonly to: string | null;
}
