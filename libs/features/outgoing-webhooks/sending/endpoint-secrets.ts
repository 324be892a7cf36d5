import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Encryption } from '@remit/encryption';
import { Webhook } from 'standardwebhooks';
import type { WebhookEndpoint } from '../webhook-endpoint.entity';

/** 24 bytes, as the Standard Webhooks specification recommends (24 to 64). */
const SECRET_BYTES = 24;

/** Generates the secrets of endpoints, stores them encrypted and signs with them. */
@Injectable()
export class EndpointSecrets {
  constructor(private readonly encryption: Encryption) {}

  /** A random `whsec_...`. */
  generate(): string {
    return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
  }

  seal(endpointId: string, column: 'secret' | 'previous_secret', secret: string): string {
    return this.encryption.encrypt(secret, { table: 'webhook_endpoints', column, row: endpointId });
  }

  /** The current secret in clear text, to show it once or to sign with it. */
  open(endpoint: WebhookEndpoint): string {
    return this.decrypt(endpoint, 'secret', endpoint.secret);
  }

  /**
   * The headers of Standard Webhooks and the same under Svix's names, so that verifiers of both work. During a
   * rotation they contain a signature of each secret.
   */
  sign(endpoint: WebhookEndpoint, id: string, body: string, now: Date): Record<string, string> {
    const secrets = [this.open(endpoint)];
    const { previousSecret, previousSecretUntil } = endpoint;
    if (previousSecret !== null && previousSecretUntil !== null && previousSecretUntil > now) {
      secrets.push(this.decrypt(endpoint, 'previous_secret', previousSecret));
    }
    const said = {
      id,
      timestamp: String(Math.floor(now.getTime() / 1_000)),
      signature: secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(' '),
    };
    return Object.fromEntries(
      ['webhook', 'svix'].flatMap((family) =>
        Object.entries(said).map(([name, value]) => [`${family}-${name}`, value] as const),
      ),
    );
  }

  private decrypt({ id }: WebhookEndpoint, column: 'secret' | 'previous_secret', text: string): string {
    return this.encryption.decrypt(text, { table: 'webhook_endpoints', column, row: id });
  }
}
