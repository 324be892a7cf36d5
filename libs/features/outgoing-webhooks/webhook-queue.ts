import { Injectable } from '@nestjs/common';
import { newId } from '@remit/database';
import {
  currentEventContext,
  EventBus,
  OutgoingWebhookQueued,
  type RecordedEvent,
  WaitingEvents,
} from '@remit/domain-events';
import { Encryption } from '@remit/encryption';
import { toFlexprice } from '@remit/flexprice-dialect';
import { API_VERSIONS } from '@remit/http-api';
import type { EventNames } from './announced-events';
import { EventContents } from './event-contents';
import { OutgoingWebhook } from './outgoing-webhook.entity';
import { OutgoingWebhookRepository } from './outgoing-webhook.repository';
import type { WebhookEndpoint } from './webhook-endpoint.entity';
import { WebhookEndpointRepository } from './webhook-endpoint.repository';
import { TEST_EVENT_TYPE } from './webhook-event-type';

interface Message {
  readonly eventId: string;
  readonly eventType: string;
  readonly occurredAt: Date;
  readonly actor: { readonly id: string; readonly name: string | null };
  readonly content: Readonly<Record<string, unknown>>;
}

/**
 * Queues messages for the endpoints that subscribe to an event. Needs a unit of work: they exist exactly if it
 * commits.
 */
@Injectable()
export class WebhookQueue {
  constructor(
    private readonly endpoints: WebhookEndpointRepository,
    private readonly outgoing: OutgoingWebhookRepository,
    private readonly contents: EventContents,
    private readonly encryption: Encryption,
    private readonly events: EventBus,
    private readonly waiting: WaitingEvents,
  ) {}

  /** Queues one message per subscribed endpoint, under the first name that the endpoint subscribes to. */
  async announce(names: EventNames, event: RecordedEvent): Promise<void> {
    const endpoints = await this.endpoints.findEnabled();
    if (endpoints.length > 0) await this.enqueue(endpoints, names, event);
  }

  /** @returns number of these endpoints that get a message */
  async enqueue(endpoints: readonly WebhookEndpoint[], names: EventNames, event: RecordedEvent): Promise<number> {
    if (isAboutEndpoints(event)) return 0;
    const content = await this.contents.read(names[0], event.payload);
    // A later change of the object can change the event's name: the customer was archived since.
    const candidates = content.eventType === names[0] ? names : [content.eventType];
    let count = 0;
    for (const endpoint of endpoints) {
      const eventType = candidates.find((name) => endpoint.subscribesTo(name));
      if (eventType === undefined) continue;
      const { id: eventId, occurredAt } = event;
      const actor = { id: event.actor, name: event.actorName ?? null };
      const object = endpoint.dialect === 'flexprice' ? toFlexprice(content.object) : content.object;
      await this.add(endpoint, { eventId, eventType, occurredAt, actor, content: { [content.name]: object } });
      count += 1;
    }
    return count;
  }

  /** Queues a test for one endpoint, regardless of its subscriptions. */
  async test(endpoint: WebhookEndpoint, now: Date): Promise<OutgoingWebhook> {
    const content = {
      test: { endpoint_id: endpoint.id, message: 'If you can read and verify this message, the endpoint works' },
    };
    const { actor: id, actorName: name = null } = currentEventContext();
    const actor = { id, name };
    return this.add(endpoint, { eventId: newId('evt'), eventType: TEST_EVENT_TYPE, occurredAt: now, actor, content });
  }

  /** Sends it again with the same id, from the start of the retry schedule. */
  async replay(webhook: OutgoingWebhook, now: Date): Promise<void> {
    webhook.replay(now);
    this.outgoing.update(webhook);
    await this.publish(webhook);
  }

  /** Makes all waiting messages of this endpoint due now. */
  async sendWaiting(endpointId: string): Promise<void> {
    await this.waiting.hasten(
      { type: OutgoingWebhookQueued.type, member: 'endpoint_id', value: endpointId },
      'webhook',
    );
  }

  /** Makes the oldest waiting message of this endpoint due at this time. */
  async sendOneAt(endpointId: string, at: Date): Promise<void> {
    const event = { type: OutgoingWebhookQueued.type, member: 'endpoint_id', value: endpointId };
    await this.waiting.hasten(event, 'webhook', { most: 1, at });
  }

  /** The decrypted text that is signed and sent. */
  openBody({ id, body }: OutgoingWebhook): string {
    return this.encryption.decrypt(body, bodyAddress(id));
  }

  private async add(endpoint: WebhookEndpoint, message: Message): Promise<OutgoingWebhook> {
    const now = new Date();
    const id = newId('msg');
    const body = {
      event_type: message.eventType,
      event_id: message.eventId,
      api_version: API_VERSIONS[0].name,
      timestamp: message.occurredAt.toISOString(),
      actor: message.actor,
      tenant_id: endpoint.tenantId,
      environment_id: endpoint.environmentId,
      ...message.content,
    };
    const webhook = Object.assign(new OutgoingWebhook(), {
      id,
      endpointId: endpoint.id,
      eventId: message.eventId,
      eventType: message.eventType,
      body: this.encryption.encrypt(JSON.stringify(body), bodyAddress(id)),
      status: 'pending',
      attempts: 0,
      tries: 0,
      nextAttemptAt: now,
      responseStatus: null,
      lastError: null,
      createdAt: now,
      finishedAt: null,
    } satisfies Partial<OutgoingWebhook>);
    this.outgoing.insert(webhook);
    await this.publish(webhook);
    return webhook;
  }

  private async publish({ id, endpointId }: OutgoingWebhook): Promise<void> {
    await this.events.publish(new OutgoingWebhookQueued({ outgoing_webhook_id: id, endpoint_id: endpointId }));
  }
}

/** An endpoint that does not answer gets no message about that. */
const isAboutEndpoints = ({ payload }: RecordedEvent): boolean => String(payload['kind'] ?? '').startsWith('endpoint_');

function bodyAddress(id: string) {
  return { table: 'outgoing_webhooks', column: 'body', row: id };
}
