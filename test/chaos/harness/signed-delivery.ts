import { Webhook } from 'standardwebhooks';
import { call } from './http';

/** One message as Nomod sends it. Each sending is signed with the current time. */
export interface Delivery {
  readonly messageId: string;
  readonly body: string;
}

export function chargeEvent(messageId: string, type: string, chargeId: string): Delivery {
  return { messageId, body: JSON.stringify({ type, data: { id: chargeId } }) };
}

/**
 * Sends the message once.
 * @returns the status, 0 when no answer came
 */
export async function sendSigned(
  receiver: { webhookUrl: string; webhookSecret: string },
  { messageId, body }: Delivery,
  timeoutMs = 15_000,
): Promise<number> {
  const sentAt = new Date();
  const headers = {
    'svix-id': messageId,
    'svix-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
    'svix-signature': new Webhook(receiver.webhookSecret).sign(messageId, sentAt, body),
  };
  return (await call('POST', receiver.webhookUrl, { body, headers, timeoutMs })).status;
}
