import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

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
 * Checks a delivery signed the Svix way (nomod-api.md 14.6) over the bytes as received. Made with Node's HMAC and not with `standardwebhooks`, which reads the
 * body as text, where broken bytes of different kinds look the same, and takes 210 microseconds where this takes 20; the specs sign with that package.
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
  if (!signed) return undefined;
  const { messageId, sentAt, signature } = signed;
  const content = Buffer.concat([Buffer.from(`${messageId}.${sentAt.getTime() / 1_000}.`), body]);
  const signatures = signature.split(' ').map((entry) => Buffer.from(entry));
  const secretIndex = secrets.findIndex((secret) => {
    const expected = Buffer.from(`v1,${createHmac('sha256', keyOf(secret)).update(content).digest('base64')}`);
    return signatures.some((sent) => sent.length === expected.length && timingSafeEqual(sent, expected));
  });
  return secretIndex === -1 ? undefined : { message: { messageId, sentAt }, secretIndex };
}

const keyOf = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
