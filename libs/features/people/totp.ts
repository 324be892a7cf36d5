import { createHmac, randomBytes } from 'node:crypto';

const STEP_SECONDS = 30;
const DIGITS = 6;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Steps that a clock may be wrong, before and after. */
const DRIFT = 1;

/** A new secret in base32, as authenticator apps read it (RFC 6238, SHA-1, six digits, 30 seconds). */
export function newTotpSecret(): string {
  // Each letter is five of 160 random bits; 256 is a multiple of 32, so that no letter is likelier than another.
  return Array.from(randomBytes(32), (byte) => ALPHABET.charAt(byte % 32)).join('');
}

/** The address that a QR code carries to an authenticator app. */
export const totpUri = (secret: string, email: string): string =>
  `otpauth://totp/${encodeURIComponent(`Remit:${email}`)}?secret=${secret}&issuer=Remit`;

/**
 * The step whose code this is, near the present; undefined for a wrong code.
 * @param after steps up to this one are used up: each code works once
 */
export function totpStepOf(secret: string, code: string, after: number, now = Date.now()): number | undefined {
  const present = Math.floor(now / 1_000 / STEP_SECONDS);
  for (let step = present - DRIFT; step <= present + DRIFT; step += 1)
    if (step > after && totpCode(secret, step) === code) return step;
  return undefined;
}

/**
 * The code of RFC 6238.
 * @param secret base32
 * @param step number of the time step: 30 s each since 1970
 */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const number = digest.readUInt32BE(digest.readUInt8(digest.length - 1) & 0xf) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

function bytesOf(base32: string): Buffer {
  const bits = [...base32].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
