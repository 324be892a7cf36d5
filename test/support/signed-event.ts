import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Asking } from './ask';

export interface Signing {
  /** Default: the id of a new message. */
  readonly messageId?: string;
  readonly sentAt?: Date;
}

/**
 * A webhook as Nomod sends it through Svix: the body with its signed headers, made by the published
 * `standardwebhooks` package.
 */
export function signedEvent(
  secret: string,
  event: object | string,
  { messageId = `msg_${randomUUID()}`, sentAt = new Date() }: Signing = {},
): Asking & { headers: Record<string, string> } {
  const body = typeof event === 'string' ? event : JSON.stringify(event);
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'svix-id': messageId,
      'svix-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
      'svix-signature': new Webhook(secret).sign(messageId, sentAt, body),
    },
  };
}

/** The smallest event that Nomod documents. */
export const chargeEvent = (type: string, chargeId: string) => ({ type, data: { id: chargeId } });
