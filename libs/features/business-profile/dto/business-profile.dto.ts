import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsTaxRate } from '@remit/http-api';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsTimeZone, Matches, Max, MaxLength, Min } from 'class-validator';
import { type Language, LANGUAGES } from '../business-profile.entity';

/** Forms send empty fields as empty text. */
const EmptyIsNull = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' && value.trim() === '' ? null : value));

const OptionalText = (maxLength: number, description: string) =>
  applyDecorators(
    ApiPropertyOptional({ type: 'string', nullable: true, maxLength, description }),
    IsOptional(),
    EmptyIsNull(),
    IsString(),
    MaxLength(maxLength),
  );

const MOST_DUE_DAYS = 365;

/** Members that are left out stay. Null restores the default. */
export class ChangeBusinessProfileRequest {
  @OptionalText(200, 'As registered')
  legal_name?: string | null;

  @OptionalText(200, 'Name that customers know; default: the legal name, else the name of the tenant')
  trade_name?: string | null;

  @OptionalText(500, 'Address lines as on an envelope')
  address?: string | null;

  @OptionalText(50, 'Tax registration number (TRN)')
  tax_number?: string | null;

  @OptionalText(1_000, 'Footer of each invoice page, such as bank details or terms')
  footer?: string | null;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    example: 'Asia/Dubai',
    default: 'UTC',
    description: 'IANA name; the days of the business begin and end in this time zone',
  })
  @IsOptional()
  @EmptyIsNull()
  @IsTimeZone({ message: 'time_zone must be an IANA name such as Asia/Dubai' })
  time_zone?: string | null;

  @ApiPropertyOptional({
    enum: LANGUAGES,
    nullable: true,
    default: 'en',
    description: 'Language of a page when the reader chose none',
  })
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: Language | null;

  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 0,
    maximum: MOST_DUE_DAYS,
    default: 30,
    description: 'Days until the due date of an invoice that is finalized without one',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_DUE_DAYS)
  default_due_days?: number | null;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    example: '5',
    description:
      'Default in per cent for a new line in the console. The API never adds tax that the request does not state',
  })
  @IsOptional()
  @EmptyIsNull()
  @IsTaxRate()
  default_tax_rate?: string | null;

  @ApiPropertyOptional({
    type: 'string',
    nullable: true,
    example: '#0b6b3a',
    description: 'Colour of the button on the invoice page',
  })
  @IsOptional()
  @EmptyIsNull()
  @Matches(/^#[0-9a-fA-F]{6}$/, { message: 'color must be written as #rrggbb' })
  color?: string | null;
}

export class LogoResponse {
  @ApiProperty({
    type: String,
    description: 'Identifies the picture, as its ETag does; a new picture gets a new value.',
  })
  readonly digest: string;

  @ApiProperty({ type: 'integer', example: 640, description: 'In points.' })
  readonly width: number;

  @ApiProperty({ type: 'integer', example: 160, description: 'In points.' })
  readonly height: number;
}

export class BusinessProfileResponse {
  @ApiProperty({ type: String, nullable: true, description: 'The registered name; null when it is not set.' })
  readonly legal_name: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Name that customers know; null: the legal name, else the name of the tenant.',
  })
  readonly trade_name: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Address lines as on an envelope.' })
  readonly address: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Tax registration number (TRN).' })
  readonly tax_number: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Footer of each invoice page.' })
  readonly footer: string | null;

  @ApiProperty({
    example: 'Asia/Dubai',
    description: 'IANA name; the days of the business begin and end in this time zone.',
  })
  readonly time_zone: string;

  @ApiProperty({ enum: LANGUAGES, description: 'Language of a page when the reader chose none: `en` or `ar`.' })
  readonly language: Language;

  @ApiProperty({
    type: 'integer',
    example: 30,
    description: 'Days from finalizing to the due date of an invoice that has none.',
  })
  readonly default_due_days: number;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '5',
    description:
      'Default in per cent for a new line in the console; null: none. The API never adds tax that the request does not state.',
  })
  readonly default_tax_rate: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '#0b6b3a',
    description: 'Colour of the button on the invoice page, as #rrggbb; null: the default colour.',
  })
  readonly color: string | null;

  @ApiProperty({
    type: LogoResponse,
    nullable: true,
    description: 'The logo, served by `GET /business-profile/logo`; null: there is none.',
  })
  readonly logo: LogoResponse | null;

  @ApiProperty({ type: 'integer', example: 1, description: 'Increases by one with every change; 0 before the first.' })
  readonly version: number;
}
