import { DomainEvent } from './domain-event';

/** An authentic webhook was stored. */
export class WebhookReceived extends DomainEvent<{
  readonly delivery_id: string;
}> {
  static readonly type = 'webhook.received';
  static readonly version = 1;
}
