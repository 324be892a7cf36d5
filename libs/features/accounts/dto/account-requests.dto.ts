import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsMoment, KEY_SCOPES, type KeyScope, LowerCaseEnum, ApiError, readAmount, PageQuery } from '@remit/http-api';
import { isAddressRange, parseUrl, Satisfies } from '@remit/settings';
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
  IsObject,
} from 'class-validator';
import { formatMoney, isCurrency } from '@remit/money';

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

/** More than the sites of one company. */
const MAX_HOSTS = 50;

export class UpdateEnvironmentRequest {
  @ApiPropertyOptional({
    type: [String],
    maxItems: MAX_HOSTS,
    example: ['shop.example.com'],
    description: 'Hosts to which payers may return (`success_url`, `cancel_url`). Empty: every public host.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_HOSTS)
  @ArrayUnique()
  @Satisfies(isHostName, {
    each: true,
    message: 'return_hosts must be host names in lower case such as shop.example.com, without port or path',
  })
  return_hosts?: string[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { AED: '1000.00' },
    description:
      'Amounts by currency: a refund, offline payment, credit note, discount on a finalized invoice or void of one above it needs the approval of a second key. Parts count together: what was done before to the same invoice or payment counts as well, unless it was approved. If there are limits, every such action in a currency without a limit needs it. Empty: no action needs it.',
  })
  @IsOptional()
  @IsObject()
  approval_limits?: Record<string, unknown>;
}

/** @throws ApiError validation_error unless each member is a currency code with an amount in that currency */
export function readApprovalLimits(limits: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(limits).map(([currency, amount]) => {
      if (!isCurrency(currency))
        throw ApiError.invalidField('approval_limits', `${JSON.stringify(currency)} is not an ISO 4217 currency code`);
      if (typeof amount !== 'string')
        throw ApiError.invalidField('approval_limits', `The amount of ${currency} must be a decimal string`);
      return [currency, formatMoney(readAmount(amount, currency, 'approval_limits'), currency)];
    }),
  );
}

/** Normalized by the URL parser, so that hosts can be compared. */
function isHostName(value: unknown): boolean {
  return typeof value === 'string' && parseUrl(`https://${value}/`)?.hostname === value;
}

export class CreateTenantRequest {
  @ApiProperty({ example: 'Acme', maxLength: 255 })
  @IsString()
  @Matches(/\S/, { message: 'Name is required.' })
  @MaxLength(255)
  name: string;
}

export class ListApiKeysQuery extends PageQuery {
  @ApiPropertyOptional({
    description: 'Id of a person: only keys that the person made, or that were made with a key of the person',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  responsible?: string;
}
