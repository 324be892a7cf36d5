import { ApiPropertyOptional } from '@nestjs/swagger';
import { ApiError, readAmount } from '@remit/http-api';
import { formatMoney, isCurrency } from '@remit/money';
import { Satisfies } from '@remit/settings';
import { ArrayMaxSize, ArrayUnique, IsArray, IsObject, IsOptional } from 'class-validator';

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
  return (
    typeof value === 'string' && URL.canParse(`https://${value}/`) && new URL(`https://${value}/`).hostname === value
  );
}
