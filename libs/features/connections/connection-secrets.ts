import { Injectable } from '@nestjs/common';
import { type CellAddress, Encryption } from '@remit/encryption';
import type { GatewayCredentials } from '@remit/gateway';
import type { Connection, SealedSecret } from './connection.entity';

/** Shorter secrets show no characters, because the end would reveal too much. */
const MIN_LENGTH_TO_SHOW = 12;

type SecretColumn = 'api_key' | 'webhook_secret' | 'previous_webhook_secret';

/** Encrypts and decrypts the secrets of a connection. Each is bound to its row and column. */
@Injectable()
export class ConnectionSecrets {
  constructor(private readonly encryption: Encryption) {}

  sealApiKey(connectionId: string, apiKey: string): SealedSecret {
    return this.seal(connectionId, 'api_key', apiKey);
  }

  fingerprintOf(apiKey: string): string {
    return keyFingerprint(this.encryption, apiKey);
  }

  sealWebhookSecret(connectionId: string, secret: string): SealedSecret {
    return this.seal(connectionId, 'webhook_secret', secret);
  }

  /**
   * The current webhook secret, encrypted for the column of the previous one; null when there is none.
   * @throws DecryptionFailed
   */
  resealAsPrevious(connection: Connection): string | null {
    const secret = this.openWebhookSecret(connection);
    return secret === null ? null : this.seal(connection.id, 'previous_webhook_secret', secret).sealed;
  }

  /**
   * Null once archived.
   * @throws DecryptionFailed when the value was altered or moved
   */
  openApiKey(connection: Connection): string | null {
    return this.open(connection.id, 'api_key', connection.apiKey);
  }

  /**
   * Credentials for calls to Nomod. The key is empty once archived.
   * @throws DecryptionFailed
   */
  openCredentials(connection: Connection): GatewayCredentials {
    return { apiKey: this.openApiKey(connection) ?? '', isSandbox: connection.isSandbox };
  }

  /** @throws DecryptionFailed */
  openWebhookSecret(connection: Connection): string | null {
    return this.open(connection.id, 'webhook_secret', connection.webhookSecret);
  }

  /**
   * The previous secret while it is still accepted.
   * @throws DecryptionFailed
   */
  openPreviousWebhookSecret(connection: Connection, now: Date): string | null {
    const until = connection.previousWebhookSecretUntil;
    if (until === null || until.getTime() <= now.getTime()) return null;
    return this.open(connection.id, 'previous_webhook_secret', connection.previousWebhookSecret);
  }

  private seal(connectionId: string, column: SecretColumn, secret: string): SealedSecret {
    return {
      sealed: this.encryption.encrypt(secret, addressOf(connectionId, column)),
      last4: secret.length >= MIN_LENGTH_TO_SHOW ? secret.slice(-4) : null,
    };
  }

  private open(connectionId: string, column: SecretColumn, sealed: string | null): string | null {
    return sealed === null ? null : this.encryption.decrypt(sealed, addressOf(connectionId, column));
  }
}

function addressOf(connectionId: string, column: SecretColumn): CellAddress {
  return { table: 'connections', column, row: connectionId };
}

/** Equal keys have equal fingerprints in all tenants. The key cannot be derived from it. */
const KEY_PLACE = { table: 'connections', column: 'api_key_fingerprint', row: 'every tenant' };

/** The fingerprint to store: made with the current encryption key. */
export function keyFingerprint(encryption: Encryption, apiKey: string): string {
  return encryption.fingerprint(apiKey, KEY_PLACE);
}

/** One fingerprint for each encryption key: any of them may be stored during a rotation. */
export function keyFingerprints(encryption: Encryption, apiKey: string): string[] {
  return encryption.fingerprints(apiKey, KEY_PLACE);
}
