import { WebhookSecretField } from './secret-fields';

export class RotateWebhookSecretRequest {
  /** Absent: a secret is generated and shown once. */
  @WebhookSecretField()
  webhook_secret?: string | null;
}
