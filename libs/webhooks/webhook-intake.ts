import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, newId, type Scope } from '@remit/database';
import { EventBus, runWithEventContext, WebhookReceived } from '@remit/domain-events';
import { Encryption } from '@remit/encryption';
import { AddressList, ApiError, withoutCardData } from '@remit/http-api';
import { Settings } from '@remit/settings';
import { GroupWriter } from './group-writer';
import { readDeliveryBody } from './read-delivery-body';
import { safeHeaders } from './safe-headers';
import { authenticateDelivery, type AuthenticDelivery } from './verification/authenticate-delivery';
import { WebhookDelivery } from './webhook-delivery.entity';
import { RejectedDeliveries } from './rejected/rejected-deliveries';
import { WebhookDeliveryRepository } from './webhook-delivery.repository';

export interface IncomingDelivery {
  readonly scope: Scope;
  readonly headers: IncomingHttpHeaders;
  /** As received. */
  readonly body: Buffer;
  readonly source: string;
  readonly requestId: string;
}

/** Takes deliveries in: verified over the raw bytes, stored with the work that follows, then answered. Nomod is not asked before the answer. */
@Injectable()
export class WebhookIntake {
  private readonly writers = new Map<string, GroupWriter<WebhookDelivery>>();
  private readonly nomodSources: AddressList | undefined;

  constructor(
    private readonly database: Database,
    private readonly connections: Connections,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly encryption: Encryption,
    private readonly bus: EventBus,
    private readonly rejected: RejectedDeliveries,
    { nomodWebhookSources }: Settings,
  ) {
    this.nomodSources = nomodWebhookSources.length === 0 ? undefined : new AddressList(nomodWebhookSources);
  }

  /**
   * Resolves once the delivery is committed; a repeated message changes nothing, unless the first was given up on.
   * @throws ApiError validation_error or unauthorized when it is not genuine, rate_limited when its source has sent too many such.
   */
  async accept(incoming: IncomingDelivery): Promise<void> {
    this.rejected.admit(incoming.scope, incoming.source);
    const authentic = await this.authenticate(incoming);
    this.rejected.accepted(incoming.scope);
    await this.writerOf(incoming.scope).add(this.deliveryOf(incoming, authentic));
  }

  private async authenticate(incoming: IncomingDelivery): Promise<AuthenticDelivery> {
    const { scope, source, requestId, headers, body } = incoming;
    try {
      // From elsewhere a signature is checked against no secret at all, so that the answer is that of a wrong one.
      const isTrusted = headers['svix-signature'] === undefined || this.nomodSources?.includes(source) !== false;
      const secrets = isTrusted ? await this.connections.webhookSecrets(scope) : [];
      return authenticateDelivery(body, headers, secrets, new Date());
    } catch (error) {
      if (error instanceof ApiError) {
        this.rejected.note({ scope, source, requestId, reason: error.message, size: body.length });
      }
      throw error;
    }
  }

  /** Deliveries of one environment that arrive together are committed together. */
  private writerOf(scope: Scope): GroupWriter<WebhookDelivery> {
    const key = `${scope.tenantId}/${scope.environmentId}`;
    const known = this.writers.get(key);
    if (known) return known;
    const writer = new GroupWriter<WebhookDelivery>(
      (group) => this.store(scope, group),
      () => this.writers.delete(key),
    );
    this.writers.set(key, writer);
    return writer;
  }

  private async store(scope: Scope, group: readonly WebhookDelivery[]): Promise<void> {
    const sorted = group.toSorted((a, b) => ((a.messageId ?? a.id) < (b.messageId ?? b.id) ? -1 : 1));
    const events = sorted.flatMap(({ id, requestId }) =>
      runWithEventContext({ actor: 'nomod', correlationId: requestId }, () =>
        this.bus.describe([new WebhookReceived({ delivery_id: id })]),
      ),
    );
    await runWithEventContext({ actor: 'nomod' }, async () => {
      const stored = await this.deliveries.accept(scope, sorted, events);
      this.bus.announce();
      const repeated = sorted.filter(({ id }) => !stored.has(id));
      if (repeated.length > 0) await this.database.transaction(scope, () => this.repeat(repeated));
    });
  }

  /** Processing of a stored delivery is retried by itself; only one that was given up on gains by being sent again. */
  private async repeat(deliveries: readonly WebhookDelivery[]): Promise<void> {
    for (const { connectionId, messageId } of deliveries) {
      const stored = messageId === null ? null : await this.deliveries.lockByMessage(connectionId, messageId);
      if (stored?.result !== 'failed') continue;
      stored.startAgain('sent_again', 'nomod');
      await this.deliveries.update(stored);
      await this.bus.publish(new WebhookReceived({ delivery_id: stored.id }));
    }
  }

  private deliveryOf(incoming: IncomingDelivery, authentic: AuthenticDelivery): WebhookDelivery {
    const id = newId('whd');
    const hints = readDeliveryBody(incoming.body);
    const address = { table: 'webhook_deliveries', column: 'body', row: id };
    return Object.assign(new WebhookDelivery(), {
      id,
      ...authentic,
      ...hints,
      body: this.encryption.encrypt(withoutCardData(incoming.body.toString('utf8')), address),
      size: incoming.body.length,
      source: incoming.source,
      requestId: incoming.requestId,
      readable: hints !== undefined,
      receivedAt: new Date(),
      headers: safeHeaders(incoming.headers),
    } satisfies Partial<WebhookDelivery>);
  }
}
