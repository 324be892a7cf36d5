import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { WebhookSecret } from '@remit/connections';
import { ApiError } from '@remit/http-api';
import { verifyNomodSignature } from './verify-nomod-signature';

/** `native`: signed by Nomod. `relay`: sent by a service that knows the shared secret. */
export type DeliveryRoute = 'native' | 'relay';

export interface AuthenticDelivery {
  readonly route: DeliveryRoute;
  readonly connectionId: string;
  /** Null for a relay, which has no message id. */
  readonly messageId: string | null;
}

const SIGNATURE_HEADERS = ['svix-id', 'svix-timestamp', 'svix-signature'] as const;
const NATIVE_SECRET = /^whsec_/;

/**
 * Verifies a delivery before it is parsed. An unknown tenant, a missing secret and a wrong secret get the same
 * answer.
 * @throws ApiError validation_error (400) for a wrong signature, unauthorized (401) for a wrong or missing shared
 * secret
 */
export function authenticateDelivery(
  body: Buffer,
  headers: IncomingHttpHeaders,
  secrets: readonly WebhookSecret[],
  now: Date,
): AuthenticDelivery {
  if (SIGNATURE_HEADERS.some((name) => headers[name] !== undefined))
    return authenticateNative(body, headers, secrets, now);
  const shared = headers['x-api-key'];
  const match = typeof shared === 'string' ? secrets.filter(({ secret }) => isEqual(secret, shared))[0] : undefined;
  if (!match)
    throw new ApiError('unauthorized', {
      message: 'The webhook is not authenticated',
      hint: typeof shared === 'string' && API_KEY.test(shared) ? API_KEY_HINT : WRONG_SECRET_HINT,
    });
  return { route: 'relay', connectionId: match.connectionId, messageId: null };
}

function authenticateNative(
  body: Buffer,
  headers: IncomingHttpHeaders,
  secrets: readonly WebhookSecret[],
  now: Date,
): AuthenticDelivery {
  const native = secrets.filter(({ secret }) => NATIVE_SECRET.test(secret));
  const verified = verifyNomodSignature(
    body,
    headers,
    native.map(({ secret }) => secret),
    now,
  );
  const connectionId = verified && native[verified.secretIndex]?.connectionId;
  if (!connectionId)
    throw new ApiError('validation_error', {
      message: 'The webhook signature is not valid',
      hint: WRONG_SIGNATURE_HINT,
    });
  return { route: 'native', connectionId, messageId: verified.message.messageId };
}

const WRONG_SIGNATURE_HINT =
  'Check that the connection holds the signing secret of this webhook, that no proxy changes the body, and that the clock is right.';
const WRONG_SECRET_HINT = 'Send the webhook secret of the connection as X-API-KEY, or a Svix signature.';
const API_KEY_HINT =
  "This is an API key, not the webhook secret of a connection. Flexprice's client sends its own key in this header. Use a client without a key for this call.";
const API_KEY = /^sk_/;

/** Hashes have equal length, so timing reveals neither the length nor the first difference. */
function isEqual(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
