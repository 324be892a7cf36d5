import { DomainEvent } from './domain-event';

/** A webhook is to be sent to an endpoint of the tenant's own: for the first time, or again because somebody asked. */
export class OutgoingWebhookQueued extends DomainEvent<{
  readonly outgoing_webhook_id: string;
  readonly endpoint_id: string;
}> {
  static readonly type = 'outgoing_webhook.queued';
  static readonly version = 1;
}
