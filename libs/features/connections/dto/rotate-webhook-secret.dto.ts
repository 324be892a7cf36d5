import { WebhookSecretField } from './secret-fields';

export class RotateWebhookSecretRequest {
  /** Absent: one is generated and answered once. */
  @WebhookSecretField()
  webhook_secret?: string | null;
}
