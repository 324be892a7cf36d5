import { randomBytes } from 'node:crypto';
import { type Answer, succeeded } from './json-call';
import type { MoneyDesk } from './money-desk';

const newKey = (): string => `sk_test_${randomBytes(12).toString('hex')}`;

/** Milliseconds. Work that waits for a key continues within this time. Constant revocation would stop it for ever. */
const REVOKED_AT_MOST_EVERY_MS = 60_000;

/** The keys of a desk's connection: the one that its Nomod account accepts, and the one that an operator saved. */
export class DeskKeys {
  private inUse = '';
  private revokedAt = 0;

  constructor(private readonly desk: MoneyDesk) {}

  async first(): Promise<string> {
    return (this.inUse = await this.further());
  }

  /** An operator saves a new key of the same account. */
  async replace(): Promise<void> {
    const key = await this.further();
    succeeded('a further key of the same account', await this.save(key));
    this.inUse = key;
  }

  /** An operator saves a key of another account. */
  saveStrange(): Promise<Answer<unknown>> {
    return this.save(newKey());
  }

  /** @returns false when the key was revoked recently; it is not revoked again then */
  async revoke(): Promise<boolean> {
    if (Date.now() - this.revokedAt < REVOKED_AT_MOST_EVERY_MS) return false;
    this.revokedAt = Date.now();
    await this.desk.nomod('POST', `/accounts/${this.inUse}/revoke`);
    return true;
  }

  restore(): Promise<void> {
    return this.desk.nomod('POST', `/accounts/${this.inUse}/restore`);
  }

  private save(api_key: string): Promise<Answer<unknown>> {
    return this.desk.call('PUT', `/connections/${this.desk.connectionId}/credentials`, { api_key });
  }

  private async further(): Promise<string> {
    const key = newKey();
    await this.desk.nomod('POST', `/accounts/${this.desk.nomodKey}/keys`, { key });
    return key;
  }
}
