import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';
import { LowerCaseEnum } from '@remit/http-api';

export class CreateEnvironmentRequest {
  @ApiProperty({ example: 'Staging', maxLength: 255 })
  @IsString()
  @Matches(/\S/, { message: 'Name is required.' })
  @MaxLength(255)
  name: string;

  /** Flexprice calls a sandbox `development`. */
  @LowerCaseEnum(['sandbox', 'production', 'development'])
  type: 'sandbox' | 'production' | 'development';
}
