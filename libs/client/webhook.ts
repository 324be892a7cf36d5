import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookEvent } from './schema.generated';

export type WebhookRefusal = 'missing_header' | 'wrong_time' | 'wrong_signature' | 'unreadable';

/** A webhook that cannot be trusted: respond with 400. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';

  constructor(
    readonly reason: WebhookRefusal,
    message: string,
  ) {
    super(message);
  }
}

interface FetchHeaders {
  get(name: string): string | null;
}

/** Headers of Node, Express or Fastify, or the `Headers` of fetch. */
export type WebhookHeaders = FetchHeaders | Readonly<Record<string, string | readonly string[] | undefined>>;

export interface VerifyOptions {
  /** Maximum age of a webhook. Default: five minutes. */
  readonly toleranceSeconds?: number;
}

/**
 * Verifies that a webhook comes from Remit and returns its event.
 * @param rawBody the received bytes, not JSON that was parsed and serialized again
 * @param secrets secrets of the endpoint, `whsec_...`; several during a rotation
 * @throws WebhookError
 */
export function verifyWebhook(
  rawBody: string | Uint8Array,
  headers: WebhookHeaders,
  secrets: string | readonly string[],
  { toleranceSeconds = 300 }: VerifyOptions = {},
): WebhookEvent {
  if (typeof rawBody !== 'string' && !(rawBody instanceof Uint8Array))
    throw new TypeError('rawBody must be the received text or bytes, before parsing');
  const body = Buffer.from(rawBody as string);
  const id = headerOf(headers, 'webhook-id');
  const time = headerOf(headers, 'webhook-timestamp');
  const signatures = headerOf(headers, 'webhook-signature');
  const isTimely = /^\d{1,12}$/.test(time) && Math.abs(Date.now() / 1000 - Number(time)) <= toleranceSeconds;
  if (!isTimely)
    throw new WebhookError('wrong_time', `The webhook was sent at ${time}: it is too old, or a clock is wrong`);
  const signed = Buffer.concat([Buffer.from(`${id}.${time}.`), body]);
  const keys = [secrets].flat().map(keyOf);
  const given = signatures.split(' ').flatMap((signature) => {
    const [version, text = ''] = signature.split(',');
    return version === 'v1' ? [Buffer.from(text, 'base64')] : [];
  });
  const isGenuine = keys.some((key) => {
    const expected = createHmac('sha256', key).update(signed).digest();
    return given.some((each) => each.length === expected.length && timingSafeEqual(each, expected));
  });
  if (!isGenuine)
    throw new WebhookError('wrong_signature', 'No signature matches: the secret is wrong, or the body was changed');
  return read(body);
}

function headerOf(headers: WebhookHeaders, name: string): string {
  const value = isFetched(headers)
    ? headers.get(name)
    : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  if (typeof value !== 'string' || value === '')
    throw new WebhookError('missing_header', `The webhook has no header ${name}`);
  return value;
}

function isFetched(headers: WebhookHeaders): headers is FetchHeaders {
  return typeof headers.get === 'function';
}

/** @throws TypeError for a secret that is too short to be one */
function keyOf(secret: string): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  if (key.length < 16) throw new TypeError('The secret must be whsec_ and base64, as Remit showed it');
  return key;
}

function read(body: Buffer): WebhookEvent {
  try {
    const event: unknown = JSON.parse(body.toString('utf8'));
    if (typeof event === 'object' && event !== null && 'event_type' in event) return event as WebhookEvent;
  } catch {
    // The error below reports it.
  }
  throw new WebhookError('unreadable', 'The signature is valid, but the body is not an event of Remit');
}
