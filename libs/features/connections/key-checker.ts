import { Injectable } from '@nestjs/common';
import { ApiError } from '@remit/http-api';
import { type GatewayCredentials, GatewayError, PaymentGateway } from '@remit/gateway';

export interface KeyCheck {
  readonly ok: boolean;
  /** Nomod refused the key. Without an answer neither member is true. */
  readonly refused: boolean;
  /** One sentence for a person. */
  readonly message: string;
}

/** Asks Nomod whether it accepts a key. It changes nothing at Nomod. */
@Injectable()
export class KeyChecker {
  constructor(private readonly gateway: PaymentGateway) {}

  /** Never throws because of Nomod's answer or its absence. */
  async check(credentials: GatewayCredentials): Promise<KeyCheck> {
    const error = await this.ask(credentials);
    if (!error) return { ok: true, refused: false, message: 'Nomod accepts the API key.' };
    const refused = isRefusal(error);
    return { ok: false, refused, message: refused ? 'Nomod refuses the API key.' : error.message };
  }

  /** @throws ApiError validation_error when Nomod refuses the key, nomod_error when it gives no answer */
  async require(credentials: GatewayCredentials): Promise<void> {
    const error = await this.ask(credentials);
    if (!error) return;
    if (isRefusal(error)) {
      throw new ApiError('validation_error', {
        message: 'Nomod refuses the API key.',
        hint: 'Copy the key from the Nomod dashboard again. The previous key is still in use.',
        param: 'api_key',
      });
    }
    throw unanswered(error);
  }

  private async ask(credentials: GatewayCredentials): Promise<GatewayError | undefined> {
    try {
      await this.gateway.checkKey(credentials);
      return undefined;
    } catch (error) {
      if (error instanceof GatewayError) return error;
      throw error;
    }
  }
}

/** Nomod did not say whether the key is valid. */
export function unanswered(error: GatewayError): ApiError {
  const hint = 'Nothing was changed. Retry in a moment.';
  return nomodBusy(error) ?? new ApiError('nomod_error', { message: error.message, hint, cause: error });
}

function isRefusal(error: GatewayError): boolean {
  return error.kind === 'unauthorized';
}

/** The answer to a request when the account's call budget is exhausted; undefined for any other error. */
export function nomodBusy(
  error: Pick<GatewayError, 'kind' | 'retryAfterMs'>,
  details?: Readonly<Record<string, unknown>>,
): ApiError | undefined {
  if (error.kind !== 'rate_limited') return undefined;
  return new ApiError('nomod_busy', { details, retryAfterSeconds: Math.ceil((error.retryAfterMs ?? 1_000) / 1_000) });
}
