import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional, ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches, ValidateBy } from 'class-validator';
import { MODE_CONFIRMATIONS, type ModeConfirmation } from '../key-mode';
import { isWebhookSecret, secretFault } from '../webhook-secret';

/** An API key of Nomod. It is sent in a header, so it must be visible ASCII. */
export const ApiKeyField = () =>
  applyDecorators(
    ApiPropertyOptional({ type: 'string', example: 'sk_test_your_key', writeOnly: true, maxLength: 512 }),
    IsOptional(),
    Matches(/^[\x21-\x7e]{1,512}$/, {
      message: 'The API key must be 1 to 512 characters without spaces; copy it from the Nomod dashboard.',
    }),
  );

/** Confirms that a key of the other mode is intended. */
export const ConfirmModeField = () =>
  applyDecorators(
    ApiPropertyOptional({
      enum: MODE_CONFIRMATIONS,
      description: 'Required for a live key in a sandbox environment, and for a test key in a production environment',
    }),
    IsOptional(),
    IsIn(MODE_CONFIRMATIONS),
  );

export const WebhookSecretField = () =>
  applyDecorators(
    ApiPropertyOptional({
      type: 'string',
      writeOnly: true,
      maxLength: 512,
      description: "Nomod's signing secret (`whsec_...`), or a secret of at least 8 characters that a relay sends",
    }),
    IsOptional(),
    ValidateBy({
      name: 'isWebhookSecret',
      validator: {
        validate: isWebhookSecret,
        defaultMessage: (given) => secretFault(given?.value) ?? 'The webhook secret is not valid.',
      },
    }),
  );

export class ReplaceCredentialsRequest {
  @ApiProperty({ type: 'string', writeOnly: true, maxLength: 512 })
  @Matches(/^[\x21-\x7e]{1,512}$/, {
    message: 'The API key must be 1 to 512 characters without spaces; copy it from the Nomod dashboard.',
  })
  api_key: string;

  @ConfirmModeField()
  confirm_mode?: ModeConfirmation;
}

export class RotateWebhookSecretRequest {
  /** Absent: a secret is generated and shown once. */
  @WebhookSecretField()
  webhook_secret?: string | null;
}
