import { Injectable } from '@nestjs/common';
import { Database, type PageRequest, type Scope } from '@remit/database';
import { AttentionResolved, currentEventContext, EventBus } from '@remit/domain-events';
import { ApiError, type Caller } from '@remit/http-api';
import { type AuditAction, AuditLog } from '@remit/audit-log';
import { Idempotency } from '@remit/idempotency';
import { Settings } from '@remit/settings';
import { endpointAttentionKey, pauseAttentionKey } from './endpoint-attention';
import { enabledEndpoint, foundEndpoint, type Dialect, WebhookEndpoint } from './webhook-endpoint.entity';
import type { OutgoingWebhook } from './outgoing-webhook.entity';
import { type AttemptCounts, OutgoingWebhookRepository } from './outgoing-webhook.repository';
import { EndpointSecrets } from './sending/endpoint-secrets';
import { addressesOf, hostOf, isAllowedAddress, refuseEndpointUrl } from './sending/endpoint-url';
import { WebhookEndpointRepository } from './webhook-endpoint.repository';
import type { WebhookEventType } from './webhook-event-type';
import { WebhookQueue } from './webhook-queue';

/** More in one environment are a mistake: each event is stored and sent once per endpoint. */
const MOST_ENDPOINTS = 20;

/** Milliseconds that the error rate of an endpoint covers: a day. */
const LATELY_MS = 24 * 3_600_000;

const NOTHING_SENT: AttemptCounts = { attempts: 0, failures: 0 };

export interface EndpointChanges {
  readonly url?: string;
  readonly description?: string | null;
  /** Null or empty: every event. */
  readonly eventTypes?: readonly WebhookEventType[] | null;
  readonly dialect?: Dialect;
  readonly enabled?: boolean;
}

export interface ObservedEndpoint {
  readonly endpoint: WebhookEndpoint;
  /** Within the last 24 hours. */
  readonly lately: AttemptCounts;
}

export interface EndpointWithSecret {
  readonly endpoint: WebhookEndpoint;
  /** In clear text. It is shown only this time. */
  readonly secret: string;
}

/** The webhook endpoints of an environment, as its owner manages them. */
@Injectable()
export class WebhookEndpointsService {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly endpoints: WebhookEndpointRepository,
    private readonly outgoing: OutgoingWebhookRepository,
    private readonly secrets: EndpointSecrets,
    private readonly queue: WebhookQueue,
    private readonly idempotency: Idempotency,
    private readonly auditLog: AuditLog,
    private readonly events: EventBus,
  ) {}

  /** @throws ApiError validation_error for a URL that must not be called, conflict when there are too many */
  async create(caller: Caller, input: EndpointChanges & { readonly url: string }): Promise<EndpointWithSecret> {
    const { allowLoopbackWebhooks: loopbackAllowed } = this.settings;
    await refuseUrl(input.url, loopbackAllowed);
    return this.database.transaction(caller, async () => {
      const { id, isRepeated } = await this.idempotency.claimId('whe');
      if (isRepeated) {
        const endpoint = foundEndpoint(await this.endpoints.findById(id));
        return { endpoint, secret: this.secrets.open(endpoint) };
      }
      if ((await this.endpoints.count()) >= MOST_ENDPOINTS) {
        throw new ApiError('conflict', { message: `An environment has at most ${MOST_ENDPOINTS} webhook endpoints` });
      }
      const secret = this.secrets.generate();
      const now = new Date();
      const endpoint = Object.assign(new WebhookEndpoint(), {
        id,
        url: input.url,
        description: input.description ?? null,
        eventTypes: [...(input.eventTypes ?? [])],
        dialect: input.dialect ?? 'remit',
        enabled: true,
        loopbackAllowed,
        secret: this.secrets.seal(id, 'secret', secret),
        previousSecret: null,
        previousSecretUntil: null,
        failingSince: null,
        unanswered: 0,
        pausedUntil: null,
        disabledAt: null,
        disabledReason: null,
        createdBy: currentEventContext().actor,
        createdAt: now,
        updatedAt: now,
      } satisfies Partial<WebhookEndpoint>);
      if (input.enabled === false) endpoint.switch(false, now);
      this.endpoints.insert(endpoint);
      this.auditLog.record('webhook_endpoint.created', id);
      return { endpoint, secret };
    });
  }

  /** Returns one row more than the page holds when there are more, and the total count. */
  async list(scope: Scope, page: PageRequest): Promise<[ObservedEndpoint[], number]> {
    return this.database.transaction(scope, async () => {
      const [endpoints, total] = await this.endpoints.list(page);
      return [await this.observe(endpoints), total];
    });
  }

  /** @throws ApiError not_found */
  async get(scope: Scope, id: string): Promise<ObservedEndpoint> {
    return this.database.transaction(scope, async () => {
      const endpoint = foundEndpoint(await this.endpoints.findById(id));
      const [observed] = await this.observe([endpoint]);
      return observed ?? { endpoint, lately: NOTHING_SENT };
    });
  }

  /**
   * Members that are left out stay. Enabling it resets its failures.
   * @throws ApiError not_found, validation_error
   */
  async update(caller: Caller, id: string, changes: EndpointChanges): Promise<WebhookEndpoint> {
    const { allowLoopbackWebhooks: loopbackAllowed } = this.settings;
    if (changes.url !== undefined) await refuseUrl(changes.url, loopbackAllowed);
    return this.change(caller, id, 'webhook_endpoint.updated', (endpoint, now) => {
      if (changes.url !== undefined) Object.assign(endpoint, { url: changes.url, loopbackAllowed });
      if (changes.description !== undefined) endpoint.description = changes.description;
      if (changes.eventTypes !== undefined) endpoint.eventTypes = [...(changes.eventTypes ?? [])];
      if (changes.dialect !== undefined) endpoint.dialect = changes.dialect;
      if (changes.enabled !== undefined) endpoint.switch(changes.enabled, now);
      endpoint.updatedAt = now;
    });
  }

  /**
   * Also abandons its waiting messages.
   * @throws ApiError not_found
   */
  async remove(scope: Scope, id: string): Promise<void> {
    await this.database.transaction(scope, async () => {
      const { disabledReason, isDead } = foundEndpoint(await this.endpoints.findById(id));
      await this.endpoints.remove(id);
      if (disabledReason !== null) await this.resolve(endpointAttentionKey(id));
      if (isDead) await this.resolve(pauseAttentionKey(id));
      this.auditLog.record('webhook_endpoint.removed', id);
    });
  }

  /**
   * Sets a new secret. The current one also signs for another day, also when the request is repeated after a crash.
   * @throws ApiError not_found
   */
  async rotate(scope: Scope, id: string): Promise<EndpointWithSecret> {
    const rotate = (present: WebhookEndpoint, now: Date) => {
      const previous = this.secrets.seal(id, 'previous_secret', this.secrets.open(present));
      present.rotate(this.secrets.seal(id, 'secret', this.secrets.generate()), previous, now);
    };
    return this.database.transaction(scope, async () => {
      await this.idempotency.once(
        id,
        async () => void (await this.change(scope, id, 'webhook_endpoint.secret_rotated', rotate)),
      );
      const endpoint = foundEndpoint(await this.endpoints.findById(id));
      return { endpoint, secret: this.secrets.open(endpoint) };
    });
  }

  /**
   * Sends it a test event without meaning.
   * @throws ApiError not_found, conflict while it is disabled
   */
  async test(scope: Scope, id: string): Promise<OutgoingWebhook> {
    return this.database.transaction(scope, async () => {
      const endpoint = enabledEndpoint(await this.endpoints.findById(id));
      return this.queue.test(endpoint, new Date());
    });
  }

  private async observe(endpoints: readonly WebhookEndpoint[]): Promise<ObservedEndpoint[]> {
    const ids = endpoints.map(({ id }) => id);
    const counts = await this.outgoing.countAttempts(ids, new Date(Date.now() - LATELY_MS));
    return endpoints.map((endpoint) => ({ endpoint, lately: counts.get(endpoint.id) ?? NOTHING_SENT }));
  }

  private async resolve(key: string): Promise<void> {
    await this.events.publish(new AttentionResolved({ key }));
  }

  private async change(
    scope: Scope,
    id: string,
    act: AuditAction,
    work: (endpoint: WebhookEndpoint, now: Date) => void,
  ): Promise<WebhookEndpoint> {
    return this.database.transaction(scope, async () => {
      const endpoint = foundEndpoint(await this.endpoints.lockById(id));
      const { disabledReason: reason, isDead, pausedUntil } = endpoint;
      work(endpoint, new Date());
      this.endpoints.update(endpoint);
      if (reason !== null && endpoint.disabledReason === null) await this.resolve(endpointAttentionKey(id));
      if (isDead && !endpoint.isDead) await this.resolve(pauseAttentionKey(id));
      if (pausedUntil !== null && endpoint.pausedUntil === null) await this.queue.sendWaiting(id);
      this.auditLog.record(act, id);
      return endpoint;
    });
  }
}

/** Accepts a name that does not resolve: it may do so later, and every call checks it again. */
async function refuseUrl(url: string, loopbackAllowed: boolean): Promise<void> {
  const refusal = refuseEndpointUrl(url, loopbackAllowed);
  if (refusal !== undefined) throw ApiError.invalidField('url', `url ${refusal}`);
  const target = new URL(url);
  const addresses = await addressesOf(hostOf(target.hostname)).catch(() => []);
  if (addresses.every((address) => isAllowedAddress(address, target, loopbackAllowed))) return;
  throw ApiError.invalidField('url', 'url must not resolve to a private address');
}
