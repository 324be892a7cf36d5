import { DomainEvent } from './domain-event';

/** A message is to be sent to an endpoint of the tenant, for the first time or again on request. */
export class OutgoingWebhookQueued extends DomainEvent<{
  readonly outgoing_webhook_id: string;
  readonly endpoint_id: string;
}> {
  static readonly type = 'outgoing_webhook.queued';
  static readonly version = 1;
}
