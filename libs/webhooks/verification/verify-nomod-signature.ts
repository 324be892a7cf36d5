import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';

/** How far the sender's clock may be from ours, in seconds; exactly this far is still accepted. */
const TOLERANCE_SECONDS = 300;

/** A genuine message, as named by its signed headers. */
export interface SignedMessage {
  /** The same for every delivery of one message. */
  readonly messageId: string;
  readonly sentAt: Date;
}

/** The three headers, well-formed and within the tolerance; undefined when they are not. */
export function readSignedHeaders(
  headers: IncomingHttpHeaders,
  now: Date,
): (SignedMessage & { signature: string }) | undefined {
  const messageId = headers['svix-id'];
  const timestamp = headers['svix-timestamp'];
  const signature = headers['svix-signature'];
  if (typeof messageId !== 'string' || typeof timestamp !== 'string' || typeof signature !== 'string') return undefined;
  // A repeated header arrives joined by commas: neither an id nor a time may hold one.
  if (!/^[A-Za-z0-9_.-]{1,128}$/.test(messageId) || !/^[1-9]\d{0,10}$/.test(timestamp)) return undefined;
  const seconds = Number(timestamp);
  if (Math.abs(Math.floor(now.getTime() / 1_000) - seconds) > TOLERANCE_SECONDS) return undefined;
  // Repeated signature headers are one list; its entries are separated by spaces.
  return { messageId, sentAt: new Date(seconds * 1_000), signature: signature.replace(/,\s+(?=v\d)/g, ' ') };
}

/**
 * Checks a delivery signed the Svix way over the bytes as received.
 * @param secrets every secret that is valid now, `whsec_...`.
 * @returns the message and the index of the secret that signed it; undefined when nothing fits.
 */
export function verifyNomodSignature(
  body: Buffer,
  headers: IncomingHttpHeaders,
  secrets: readonly string[],
  now: Date,
): { message: SignedMessage; secretIndex: number } | undefined {
  const signed = readSignedHeaders(headers, now);
  // The library reads bytes as UTF-8 text, where broken bytes of different kinds look the same.
  if (!signed || !isUtf8(body)) return undefined;
  const secretIndex = secrets.findIndex((secret) => isSignedWith(secret, body, signed.messageId, signed));
  if (secretIndex === -1) return undefined;
  return { message: { messageId: signed.messageId, sentAt: signed.sentAt }, secretIndex };
}

function isSignedWith(
  secret: string,
  body: Buffer,
  messageId: string,
  signed: SignedMessage & { signature: string },
): boolean {
  const headers = {
    'webhook-id': messageId,
    'webhook-timestamp': String(signed.sentAt.getTime() / 1_000),
    'webhook-signature': signed.signature,
  };
  try {
    new Webhook(secret).verify(body, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}
