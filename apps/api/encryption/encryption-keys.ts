import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { DecryptionFailed, Encryption } from '@remit/encryption';
import { EncryptionKey } from './encryption-key.entity';
import { EncryptionKeyRepository } from './encryption-key.repository';

/** ENCRYPTION_KEYS cannot decrypt the values of this database. Print the message unchanged. */
export class WrongEncryptionKeys extends Error {
  override readonly name = 'WrongEncryptionKeys';
}

/** Rows of the server itself. No tenant has this id, so no API key opens them. */
const SERVER: Scope = { tenantId: 'server', environmentId: 'server' };

const PROOF = 'This is the key.';

/**
 * Records the keys that encrypted this database, so that a server with other keys stops before it stores or misreads
 * anything.
 */
@Injectable()
export class EncryptionKeys {
  constructor(
    private readonly database: Database,
    private readonly encryption: Encryption,
    private readonly keys: EncryptionKeyRepository,
  ) {}

  /**
   * Call it before the server starts to work.
   * @throws WrongEncryptionKeys
   */
  async verify(): Promise<void> {
    await this.database.transaction(SERVER, async () => {
      const known = await this.keys.findAll();
      for (const key of known) this.requireSame(key);
      const { currentKeyId } = this.encryption;
      if (known.some(({ id }) => id === currentKeyId)) return;
      const proof = this.encryption.encrypt(PROOF, addressOf(currentKeyId));
      await this.keys.insertNew(Object.assign(new EncryptionKey(), { id: currentKeyId, proof, createdAt: new Date() }));
    });
  }

  /** Call it when all values are encrypted with the current key. */
  async forgetOthers(): Promise<void> {
    await this.database.transaction(SERVER, () => this.keys.removeAllBut(this.encryption.currentKeyId));
  }

  private requireSame({ id, proof }: EncryptionKey): void {
    try {
      this.encryption.decrypt(proof, addressOf(id));
    } catch (error) {
      if (!(error instanceof DecryptionFailed)) throw error;
      throw new WrongEncryptionKeys(
        error.reason === 'unknown_key'
          ? `Remit cannot start: this database holds values encrypted with the key "${id}", which ENCRYPTION_KEYS does not have. Add it (after the first one), or run keys:rotate with both keys before you remove it.`
          : `Remit cannot start: the key "${id}" in ENCRYPTION_KEYS is not the key that encrypted this database. Set the right key. Nothing was changed.`,
      );
    }
  }
}

const addressOf = (id: string) => ({ table: 'encryption_keys', column: 'proof', row: id });
