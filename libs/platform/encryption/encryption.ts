import { createCipheriv, createDecipheriv, createHmac, hkdfSync, type KeyObject, randomFillSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DecryptionFailed } from './encryption.errors';
import type { KeyRing } from './key-ring';

/** Bytes drawn from the system at once. One draw per value took a third of the encryption time. */
const pool = Buffer.alloc(6_144);
let used = pool.length;

/** Random bytes that were never returned before. */
export function randomNonce(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const nonce = Buffer.from(pool.subarray(used, used + bytes));
  used += bytes;
  return nonce;
}

/** Where a value is stored. It is part of what is authenticated, so a value cannot be read from any other place. */
export interface CellAddress {
  readonly table: string;
  readonly column: string;
  /** Id of the row, unique across tenants: a prefixed ULID, or a composite joined by the caller. */
  readonly row: string;
}

const ALGORITHM = 'aes-256-gcm';
const VERSION = 'v1';
/**
 * The nonce size GCM is made for; random nonces are safe for about 2^32 values a key (NIST SP 800-38D 8.3), then
 * rotate.
 */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FINGERPRINT_VERSION = 'f1';
const FINGERPRINT_KEY_BYTES = 32;
const STORED = /^v1\.([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]+)$/;

/** Encrypts columns: AES-256-GCM, stored as `v1.<key id>.<base64url of nonce, tag, ciphertext>`. */
@Injectable()
export class Encryption {
  constructor(private readonly keyRing: KeyRing) {}

  /** Id of the key that encrypts. */
  get currentKeyId(): string {
    return this.keyRing.currentId;
  }

  /** Encrypts with the first key. The value can be decrypted at this address only. */
  encrypt(plaintext: string, address: CellAddress): string {
    const keyId = this.keyRing.currentId;
    const nonce = randomNonce(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.keyRing.current, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(associatedData(keyId, address));
    const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
    return `${VERSION}.${keyId}.${Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64url')}`;
  }

  /** @throws DecryptionFailed when the value was altered, moved, or its key is not in the ring. */
  decrypt(stored: string, address: CellAddress): string {
    const { keyId, bytes } = parse(stored);
    const key = this.keyRing.find(keyId);
    if (!key) throw new DecryptionFailed('unknown_key');
    return open(key, bytes, associatedData(keyId, address));
  }

  /**
   * A keyed fingerprint (HMAC-SHA-256, under a key derived from the encrypting one), by which an encrypted value can
   * be found again exactly. Equal texts at one place have equal fingerprints. Stored as `f1.<key id>.<base64url>`.
   */
  fingerprint(text: string, place: CellAddress): string {
    return fingerprintUnder(this.keyRing.currentId, this.keyRing.current, text, place);
  }

  /** The fingerprint under each key of the ring: what may be stored while keys are changed over. */
  fingerprints(text: string, place: CellAddress): string[] {
    return this.keyRing.entries().map(([id, key]) => fingerprintUnder(id, key, text, place));
  }

  /**
   * True when the value was encrypted under an older key and should be encrypted again. @throws DecryptionFailed when
   * malformed.
   */
  needsRotation(stored: string): boolean {
    return parse(stored).keyId !== this.keyRing.currentId;
  }
}

function fingerprintUnder(keyId: string, key: KeyObject, text: string, { table, column, row }: CellAddress): string {
  const derived = Buffer.from(hkdfSync('sha256', key, '', 'remit fingerprint', FINGERPRINT_KEY_BYTES));
  const digest = createHmac('sha256', derived)
    .update(JSON.stringify([table, column, row, text]))
    .digest('base64url');
  return `${FINGERPRINT_VERSION}.${keyId}.${digest}`;
}

function parse(stored: string): { keyId: string; bytes: Buffer } {
  const [, keyId = '', encoded = ''] = STORED.exec(stored) ?? [];
  const bytes = Buffer.from(encoded, 'base64url');
  // The same bytes have several spellings in lenient base64; only the one we write is accepted.
  if (bytes.length < NONCE_BYTES + TAG_BYTES || bytes.toString('base64url') !== encoded)
    throw new DecryptionFailed('malformed');
  return { keyId, bytes };
}

function open(key: KeyObject, bytes: Buffer, associated: Buffer): string {
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associated);
  decipher.setAuthTag(tag);
  const plaintext = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([plaintext, decipher.final()]).toString('utf8');
  } catch {
    throw new DecryptionFailed('altered_or_moved');
  }
}

/** JSON, so that no two addresses can run together into the same bytes. */
function associatedData(keyId: string, { table, column, row }: CellAddress): Buffer {
  return Buffer.from(JSON.stringify([VERSION, keyId, table, column, row]), 'utf8');
}
