import { createSecretKey, type KeyObject } from 'node:crypto';
import { InvalidKeyRing } from './encryption.errors';

const KEY_BYTES = 32;

/** The keys that can decrypt, by id; the first one encrypts. Held as key objects, which print as nothing. */
export class KeyRing {
  private constructor(
    /** Id of the key that encrypts. */
    readonly currentId: string,
    private readonly keys: ReadonlyMap<string, KeyObject>,
  ) {}

  /**
   * @param text `id:base64,id:base64`: ids of letters, digits, `_` and `-`, keys of 32 bytes in base64; the first
   * encrypts.
   * @throws InvalidKeyRing naming the position of the bad entry.
   */
  static parse(text: string): KeyRing {
    const keys = new Map<string, KeyObject>();
    for (const [index, entry] of text.split(',').entries()) {
      const position = `key ${index + 1}`;
      const match = /^([A-Za-z0-9_-]{1,64}):([A-Za-z0-9+/]+={0,2})$/.exec(entry.trim());
      if (!match) throw new InvalidKeyRing(`${position} must look like id:base64`);
      const [, id = '', encoded = ''] = match;
      const bytes = Buffer.from(encoded, 'base64');
      if (bytes.length !== KEY_BYTES)
        throw new InvalidKeyRing(`${position} must be ${KEY_BYTES} bytes, is ${bytes.length}`);
      if (keys.has(id)) throw new InvalidKeyRing(`${position} has the same id as another`);
      keys.set(id, createSecretKey(bytes));
    }
    const [currentId = ''] = keys.keys();
    return new KeyRing(currentId, keys);
  }

  /** Undefined when no key of ENCRYPTION_KEYS has this id. */
  find(id: string): KeyObject | undefined {
    return this.keys.get(id);
  }

  /** All keys, the current one first. */
  entries(): [id: string, key: KeyObject][] {
    return [...this.keys];
  }

  get current(): KeyObject {
    const key = this.keys.get(this.currentId);
    if (!key) throw new InvalidKeyRing('there is no key');
    return key;
  }
}
