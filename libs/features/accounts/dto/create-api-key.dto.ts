import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsMoment, KEY_SCOPES, type KeyScope } from '@remit/http-api';
import { isAddressRange, Satisfies } from '@remit/settings';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';

/** More than an office and its servers have. */
const MAX_ADDRESSES = 50;

export class CreateApiKeyRequest {
  @ApiProperty({ example: 'Billing server', maxLength: 255 })
  @IsString()
  @Matches(/\S/, { message: 'Name is required.' })
  @MaxLength(255)
  name: string;

  @ApiPropertyOptional({
    enum: KEY_SCOPES,
    isArray: true,
    default: ['read', 'write'],
    description:
      '`read`: GET; `write`: other methods, except those that move money by hand; `refunds:write`: refunds; `payments:offline`: money received outside; `invoices:adjust`: the discount on a finalized invoice, voiding one and writing off; `attention:match`: matching a charge to an invoice; `admin`: all of these, and keys, environments and connections.',
  })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(KEY_SCOPES, { each: true, message: `scopes must be one or more of ${KEY_SCOPES.join(', ')}` })
  scopes?: KeyScope[] | null;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    description: 'Absent: the environment of this request. Null: every environment of the tenant.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  environment_id?: string | null;

  @ApiPropertyOptional({
    type: [String],
    nullable: true,
    maxItems: MAX_ADDRESSES,
    example: ['203.0.113.7', '2001:db8::/32'],
    description: 'IP addresses and networks that may use the key. Empty or absent: all.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_ADDRESSES)
  @ArrayUnique()
  @Satisfies(isAddressRange, {
    each: true,
    message: 'allowed_addresses must be IP addresses or networks such as 203.0.113.0/24 or 2001:db8::/32',
  })
  allowed_addresses?: string[] | null;

  @IsMoment('Null or absent: the key does not expire. A key that expires makes only keys that expire no later', {
    nullable: true,
  })
  expires_at?: string | null;
}
