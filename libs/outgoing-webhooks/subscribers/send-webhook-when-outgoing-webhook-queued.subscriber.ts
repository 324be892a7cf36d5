import { Database, newId } from '@remit/database';
import {
  EventBus,
  type EventSubscriber,
  OutgoingWebhookQueued,
  type Recorded,
  RunAgain,
  Subscriber,
} from '@remit/domain-events';
import { Settings } from '@remit/settings';
import { endpointAttention } from '../endpoint-attention';
import { OutgoingAttempt } from '../outgoing-attempt.entity';
import { OutgoingWebhookRepository } from '../outgoing-webhook.repository';
import { EndpointSecrets } from '../sending/endpoint-secrets';
import type { SendResult } from '../sending/send-result';
import { type OutgoingCall, WebhookSender } from '../sending/webhook-sender';
import { WebhookEndpointRepository } from '../webhook-endpoint.repository';
import { WebhookQueue } from '../webhook-queue';

/** 410 Gone: the receiver wants nothing more. */
const GONE = 410;

/** Calls the endpoint and notes what came of it; a failure is tried again on the schedule. At least once: a crash in between calls again. */
@Subscriber({ to: OutgoingWebhookQueued, as: 'send-webhook-when-outgoing-webhook-queued' })
export class SendWebhookWhenOutgoingWebhookQueued implements EventSubscriber<
  OutgoingWebhookQueued,
  SendResult | undefined
> {
  readonly lane = 'webhook';

  constructor(
    private readonly database: Database,
    private readonly outgoing: OutgoingWebhookRepository,
    private readonly endpoints: WebhookEndpointRepository,
    private readonly queue: WebhookQueue,
    private readonly secrets: EndpointSecrets,
    private readonly sender: WebhookSender,
    private readonly events: EventBus,
    private readonly settings: Settings,
  ) {}

  async ask(event: Recorded<OutgoingWebhookQueued>): Promise<SendResult | undefined> {
    const call = await this.prepare(event);
    return call && this.sender.send(call);
  }

  async handle({ payload }: Recorded<OutgoingWebhookQueued>, result: SendResult | undefined): Promise<void | RunAgain> {
    const webhook = await this.outgoing.lockById(payload.outgoing_webhook_id);
    if (webhook?.status !== 'pending') return;
    const now = new Date();
    if (!result) {
      webhook.abandon('The endpoint was switched off or removed', now);
      return this.outgoing.update(webhook);
    }
    const pause = webhook.recordAttempt(result, now);
    this.outgoing.addAttempt(
      Object.assign(new OutgoingAttempt(), {
        id: newId('try'),
        outgoingWebhookId: webhook.id,
        endpointId: webhook.endpointId,
        number: webhook.attempts,
        requestHeaders: { ...result.requestHeaders },
        responseStatus: result.status,
        responseBody: result.body,
        error: result.error,
        durationMs: result.durationMs,
        attemptedAt: result.attemptedAt,
      } satisfies Partial<OutgoingAttempt>),
    );
    await this.outgoing.update(webhook);
    await this.judgeEndpoint(payload.endpoint_id, result, now);
    return pause === undefined ? undefined : RunAgain.after(pause);
  }

  private async prepare({ scope, payload }: Recorded<OutgoingWebhookQueued>): Promise<OutgoingCall | undefined> {
    return this.database.transaction(scope, async () => {
      const webhook = await this.outgoing.findById(payload.outgoing_webhook_id);
      const endpoint = await this.endpoints.findById(payload.endpoint_id);
      if (webhook?.status !== 'pending' || !endpoint?.enabled) return undefined;
      const body = this.queue.openBody(webhook);
      return {
        url: endpoint.url,
        loopbackAllowed: endpoint.loopbackAllowed && this.settings.allowLoopbackWebhooks,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Remit-Webhooks/1',
          ...this.secrets.sign(endpoint, webhook.id, body, new Date()),
        },
        body,
      };
    });
  }

  /** The endpoint's row is written only when its health changes: successes of a healthy endpoint do not wait for each other. */
  private async judgeEndpoint(id: string, { delivered, status }: SendResult, now: Date): Promise<void> {
    const seen = await this.endpoints.findById(id);
    if (!seen || (delivered && seen.failingSince === null)) return;
    const endpoint = await this.endpoints.lockById(id);
    if (!endpoint) return;
    const wasEnabled = endpoint.enabled;
    if (delivered) endpoint.recordSuccess();
    else endpoint.recordFailure(status === GONE, now);
    await this.endpoints.update(endpoint);
    if (wasEnabled && !endpoint.enabled) await this.events.publish(endpointAttention(endpoint));
  }
}
