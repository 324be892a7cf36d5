import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsEmail, IsISO31661Alpha2, IsOptional, IsString, IsTimeZone, Matches, MaxLength } from 'class-validator';
import { inUpperCase, IsMetadata } from '@remit/http-api';

/** Forms send an empty text for an empty field. */
const EmptyIsNull = () => Transform(({ value }: { value: unknown }) => (value === '' ? null : value));

const OptionalText = (maxLength: number) =>
  applyDecorators(
    ApiPropertyOptional({ type: 'string', nullable: true, maxLength }),
    IsOptional(),
    EmptyIsNull(),
    IsString(),
    MaxLength(maxLength),
  );

export class CreateCustomerRequest {
  @ApiProperty({ description: 'Your own id for the customer; unique in the environment', maxLength: 255 })
  @IsString()
  @Matches(/\S/, { message: 'External ID is required.' })
  @MaxLength(255)
  external_id: string;

  @ApiProperty({ maxLength: 255 })
  @IsString()
  @Matches(/\S/, { message: 'Name is required.' })
  @MaxLength(255)
  name: string;

  @ApiPropertyOptional({
    type: 'string',
    format: 'email',
    nullable: true,
    description: 'Required before Remit can send anything to Nomod',
  })
  @IsOptional()
  @EmptyIsNull()
  @IsEmail({}, { message: 'Enter a valid email address.' })
  @MaxLength(254)
  email?: string | null;

  /** Phone number. */
  @OptionalText(20)
  contact?: string | null;

  @OptionalText(255)
  address_line1?: string | null;

  @OptionalText(255)
  address_line2?: string | null;

  @OptionalText(100)
  address_city?: string | null;

  @OptionalText(100)
  address_state?: string | null;

  @OptionalText(20)
  address_postal_code?: string | null;

  @ApiPropertyOptional({ type: 'string', nullable: true, example: 'AE', description: 'ISO 3166-1 alpha-2' })
  @IsOptional()
  @EmptyIsNull()
  @Transform(({ value }: { value: unknown }) => inUpperCase(value))
  @IsISO31661Alpha2({ message: 'address_country must be a country code of two letters' })
  address_country?: string | null;

  @ApiPropertyOptional({ type: 'string', nullable: true, default: 'UTC', example: 'Asia/Dubai' })
  @IsOptional()
  @IsTimeZone({ message: 'timezone must be an IANA name such as Asia/Dubai' })
  timezone?: string | null;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  @IsOptional()
  @IsMetadata()
  metadata?: Record<string, string> | null;
}

/** Members that are left out stay. Null clears an optional member; metadata is replaced as a whole. */
export class UpdateCustomerRequest extends PartialType(CreateCustomerRequest) {}
