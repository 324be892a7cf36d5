import { Column, Entity, Index } from 'typeorm';
import { ScopedEntity, TimeColumn } from '@remit/database';

/** One call to an endpoint and its response. */
@Entity({ name: 'outgoing_webhook_attempts' })
@Index('outgoing_webhook_attempts_number', ['tenantId', 'environmentId', 'outgoingWebhookId', 'number'], {
  unique: true,
})
@Index('outgoing_webhook_attempts_endpoint', ['tenantId', 'environmentId', 'endpointId', 'attemptedAt'])
export class OutgoingAttempt extends ScopedEntity {
  @Column({ type: 'text' })
  outgoingWebhookId: string;

  @Column({ type: 'text' })
  endpointId: string;

  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'jsonb' })
  requestHeaders: Record<string, string>;

  @Column({ type: 'integer', nullable: true })
  responseStatus: number | null;

  /** Beginning of the response. */
  @Column({ type: 'text', nullable: true })
  responseBody: string | null;

  @Column({ type: 'text', nullable: true })
  error: string | null;

  @Column({ type: 'integer' })
  durationMs: number;

  @TimeColumn()
  attemptedAt: Date;
}
