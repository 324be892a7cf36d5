import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsMoment } from '@remit/http-api';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { API_KEY_SCOPES, type ApiKeyScope } from '../api-key-scope';

export class CreateApiKeyRequest {
  @ApiProperty({ example: 'Billing server', maxLength: 255 })
  @IsString()
  @Matches(/\S/, { message: 'Name is required.' })
  @MaxLength(255)
  name: string;

  @ApiPropertyOptional({ enum: API_KEY_SCOPES, isArray: true, default: ['read', 'write'] })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(API_KEY_SCOPES, { each: true, message: `scopes must be some of ${API_KEY_SCOPES.join(', ')}` })
  scopes?: ApiKeyScope[] | null;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    description: 'Absent: the environment of this request. Null: every environment of the tenant.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  environment_id?: string | null;

  @IsMoment('Null or absent: never', { nullable: true })
  expires_at?: string | null;
}
