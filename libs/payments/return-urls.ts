import { ApiError, type Caller } from '@remit/http-api';
import type { CreatePaymentDto } from './dto/create-payment.dto';

/** @throws ApiError validation_error for a return URL whose host is none of those that the environment names, when it names any */
export function assertReturnHosts({ returnHosts }: Caller, dto: CreatePaymentDto): void {
  if (returnHosts.length === 0) return;
  for (const name of ['success_url', 'cancel_url'] as const) {
    const url = dto[name] ?? dto.metadata?.[name];
    if (url === undefined || !URL.canParse(url) || returnHosts.includes(new URL(url).hostname)) continue;
    throw ApiError.invalidField(name, `${name} must be on a registered host: ${returnHosts.join(', ')}`);
  }
}
