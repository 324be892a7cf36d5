import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsObject, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsSmallJson, LowerCaseEnum } from '@remit/http-api';
import { type GatewayName, GATEWAYS, PaymentOptionsField, PaymentOptionsRequest } from '@remit/gateway';
import type { ModeConfirmation } from '../key-mode';
import { ApiKeyField, ConfirmModeField, WebhookSecretField } from './secrets.dto';
import { TitleTemplateField } from './title-template-field';
import { SyncConfigRequest } from './sync-config.dto';

/** A year. */
const MOST_HOURS = 8_760;

/** Flexprice's dialect sends the secrets here. */
export class SecretDataRequest {
  @ApiKeyField()
  api_key?: string | null;

  @WebhookSecretField()
  webhook_secret?: string | null;
}

export class CreateConnectionRequest extends SecretDataRequest {
  @ApiProperty({ example: 'Nomod', maxLength: 255 })
  @IsString()
  @Matches(/\S/, { message: 'Connection name is required.' })
  @MaxLength(255)
  name: string;

  @LowerCaseEnum(GATEWAYS)
  provider_type: GatewayName;

  @ApiPropertyOptional({
    type: () => SecretDataRequest,
    description: 'The same secrets, for clients of the Flexprice dialect',
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SecretDataRequest)
  encrypted_secret_data?: SecretDataRequest | null;

  @ApiPropertyOptional({ type: () => SyncConfigRequest })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SyncConfigRequest)
  sync_config?: SyncConfigRequest | null;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @IsOptional()
  @IsObject()
  @IsSmallJson()
  metadata?: Record<string, unknown> | null;

  @ApiPropertyOptional({ enum: ['draft', 'published'], default: 'draft' })
  @IsOptional()
  @LowerCaseEnum(['draft', 'published'])
  status?: 'draft' | 'published';

  @TitleTemplateField()
  title_template?: string | null;

  @PaymentOptionsField(
    'Payment options of new links and invoices. Default: Tabby and Tamara, no tip, no service fee. ' +
      'An invoice or a payment may override them.',
  )
  payment_options?: PaymentOptionsRequest | null;

  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 1,
    maximum: MOST_HOURS,
    example: 72,
    description: 'Hours until a new link expires; null: links do not expire. A payment may override it.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_HOURS)
  link_expires_after_hours?: number | null;

  @ConfirmModeField()
  confirm_mode?: ModeConfirmation;
}

/**
 * Members that are left out stay. A null title_template means the default; a null link_expires_after_hours means no
 * expiry. metadata, sync_config and payment_options are replaced as a whole. Secrets have routes of their own.
 */
export class UpdateConnectionRequest extends PartialType(
  PickType(CreateConnectionRequest, [
    'name',
    'sync_config',
    'metadata',
    'title_template',
    'payment_options',
    'link_expires_after_hours',
  ] as const),
) {}
