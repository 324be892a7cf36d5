import { ApiError, type Caller, isReturnUrl } from '@remit/http-api';
import type { CreatePaymentDto } from './dto/payment-requests.dto';
import { parseUrl } from '@remit/settings';

const NAMES = ['success_url', 'cancel_url'] as const;

type ReturnUrlName = (typeof NAMES)[number];

/** A return URL at top level takes precedence over one in the metadata. Both are validated in the same way. */
export function returnUrl(name: ReturnUrlName, dto: CreatePaymentDto): string | null {
  const url = givenUrl(name, dto);
  if (url === undefined) return null;
  if (!isReturnUrl(url))
    throw ApiError.invalidField(`metadata.${name}`, `${name} must be an https URL without credentials.`);
  return url;
}

/**
 * @throws ApiError validation_error for a return URL whose host is not registered, if the environment registers hosts
 */
export function assertReturnHosts({ returnHosts }: Caller, dto: CreatePaymentDto): void {
  if (returnHosts.length === 0) return;
  for (const name of NAMES) {
    const url = givenUrl(name, dto);
    const parsed = url === undefined ? undefined : parseUrl(url);
    if (!parsed || returnHosts.includes(parsed.hostname)) continue;
    throw ApiError.invalidField(name, `${name} must be on a registered host: ${returnHosts.join(', ')}`);
  }
}

const givenUrl = (name: ReturnUrlName, dto: CreatePaymentDto): string | undefined => dto[name] ?? dto.metadata?.[name];
