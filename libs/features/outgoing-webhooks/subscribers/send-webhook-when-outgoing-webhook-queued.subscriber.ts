import { Database, newId } from '@remit/database';
import {
  AttentionResolved,
  EventBus,
  type EventSubscriber,
  OutgoingWebhookQueued,
  type Recorded,
  RunAgain,
  Subscriber,
} from '@remit/domain-events';
import { Settings } from '@remit/settings';
import { endpointAttention, pauseAttention, pauseAttentionKey } from '../endpoint-attention';
import { OutgoingAttempt } from '../outgoing-attempt.entity';
import type { OutgoingWebhook } from '../outgoing-webhook.entity';
import { OutgoingWebhookRepository } from '../outgoing-webhook.repository';
import { EndpointSecrets } from '../sending/endpoint-secrets';
import { type SendResult, type OutgoingCall, WebhookSender } from '../sending/webhook-sender';
import { WebhookEndpointRepository } from '../webhook-endpoint.repository';
import { WebhookQueue } from '../webhook-queue';

/** 410 Gone: the receiver wants no more messages. 429: it accepts none for now. */
const GONE = 410;
const TOO_MANY = 429;

/**
 * Seconds. The end of a pause resumes the waiting messages. If that is lost, each checks again after this time, plus
 * a random part.
 */
const LONGEST_WAIT_SECONDS = 3_600;

interface Call {
  readonly call: OutgoingCall;
  /** Whether this call tests if a paused receiver answers again. */
  readonly isProbe: boolean;
}

type Outcome = { readonly result: SendResult; readonly isProbe: boolean } | 'paused';

/**
 * Calls the endpoint and stores the result. Retries a failure on the schedule. Delivery is at least once: after a
 * crash in between it calls again.
 */
@Subscriber({ to: OutgoingWebhookQueued, as: 'send-webhook-when-outgoing-webhook-queued' })
export class SendWebhookWhenOutgoingWebhookQueued implements EventSubscriber<
  OutgoingWebhookQueued,
  Outcome | undefined
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

  async ask(event: Recorded<OutgoingWebhookQueued>): Promise<Outcome | undefined> {
    const prepared = await this.prepare(event);
    if (!prepared || prepared === 'paused') return prepared;
    return { result: await this.sender.send(prepared.call), isProbe: prepared.isProbe };
  }

  async handle({ payload }: Recorded<OutgoingWebhookQueued>, outcome: Outcome | undefined): Promise<void | RunAgain> {
    const webhook = await this.outgoing.lockById(payload.outgoing_webhook_id);
    if (webhook?.status !== 'pending') return;
    const now = new Date();
    if (!outcome) {
      webhook.abandon('The endpoint was disabled or removed', now);
      return this.outgoing.update(webhook);
    }
    if (outcome === 'paused') return this.wait(webhook, now);
    const { result, isProbe } = outcome;
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
    this.outgoing.update(webhook);
    await this.judgeEndpoint(payload.endpoint_id, result, isProbe, now);
    return pause === undefined ? undefined : RunAgain.after(pause);
  }

  private async prepare({ scope, payload }: Recorded<OutgoingWebhookQueued>): Promise<Call | 'paused' | undefined> {
    return this.database.transaction(scope, async () => {
      const webhook = await this.outgoing.findById(payload.outgoing_webhook_id);
      const endpoint = await this.endpoints.findById(payload.endpoint_id);
      if (webhook?.status !== 'pending' || !endpoint?.enabled) return undefined;
      const isProbe = endpoint.pausedUntil !== null;
      if (isProbe && !(await this.mayProbe(endpoint.id))) return 'paused';
      const body = this.queue.openBody(webhook);
      const call = {
        url: endpoint.url,
        loopbackAllowed: endpoint.loopbackAllowed && this.settings.allowLoopbackWebhooks,
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Remit-Webhooks/1',
          ...this.secrets.sign(endpoint, webhook.id, body, new Date()),
        },
        body,
      };
      return { call, isProbe };
    });
  }

  /** After a pause one message is the probe. The others wait for its result. */
  private async mayProbe(endpointId: string): Promise<boolean> {
    const endpoint = await this.endpoints.lockById(endpointId);
    const now = new Date();
    if (!endpoint?.pausedUntil) return true;
    if (endpoint.pausedUntil > now) return false;
    endpoint.beginProbe(now);
    this.endpoints.update(endpoint);
    return true;
  }

  /**
   * Locks the endpoint: either this call sees that the pause is over, or the process that ends it sees this message
   * wait.
   */
  private async wait(webhook: OutgoingWebhook, now: Date): Promise<RunAgain> {
    const endpoint = await this.endpoints.lockById(webhook.endpointId);
    const pausedUntil = endpoint?.pausedUntil;
    if (!endpoint || !pausedUntil) return RunAgain.after(0);
    webhook.nextAttemptAt = pausedUntil;
    this.outgoing.update(webhook);
    const isNext = endpoint.nextProbeId === null || endpoint.nextProbeId === webhook.id;
    if (!isNext) return RunAgain.after(LONGEST_WAIT_SECONDS * (1 + Math.random()));
    endpoint.nextProbeId = webhook.id;
    this.endpoints.update(endpoint);
    return RunAgain.after(Math.max(0, pausedUntil.getTime() - now.getTime()) / 1_000);
  }

  /**
   * Writes the endpoint only when its health changes, so that successes of a healthy endpoint do not wait for each
   * other.
   */
  private async judgeEndpoint(
    id: string,
    { delivered, status }: SendResult,
    isProbe: boolean,
    now: Date,
  ): Promise<void> {
    const seen = await this.endpoints.findById(id);
    if (!seen || (delivered && seen.failingSince === null)) return;
    const endpoint = await this.endpoints.lockById(id);
    if (!endpoint) return;
    const { enabled: wasEnabled, isDead: wasDead, pausedUntil } = endpoint;
    const isDead = status === null || status === TOO_MANY || status >= 500;
    if (delivered) endpoint.recordSuccess();
    else endpoint.recordFailure({ isGone: status === GONE, isDead, isProbe }, now);
    this.endpoints.update(endpoint);
    if (pausedUntil !== null && endpoint.pausedUntil === null) await this.queue.sendWaiting(id);
    // This message follows its own retry schedule, so another one is the next probe, unless one was set during the
    // call.
    if (isProbe && endpoint.pausedUntil !== null && endpoint.nextProbeId === null)
      await this.queue.sendOneAt(id, endpoint.pausedUntil);
    if (wasEnabled && !endpoint.enabled) await this.events.publish(endpointAttention(endpoint));
    if (endpoint.isDead && isProbe) await this.events.publish(pauseAttention(endpoint));
    if (wasDead && !endpoint.isDead) await this.events.publish(new AttentionResolved({ key: pauseAttentionKey(id) }));
  }
}
