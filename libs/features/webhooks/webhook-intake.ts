import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Connections, type WebhookSecret } from '@remit/connections';
import { Database, newId, type Scope, scopeKey } from '@remit/database';
import { EventBus, type RecordedEvent, runWithEventContext, WebhookReceived } from '@remit/domain-events';
import { Encryption } from '@remit/encryption';
import { AddressList, ApiError, withoutCardData, WriteBudget } from '@remit/http-api';
import { Settings } from '@remit/settings';
import { GroupWriter } from './group-writer';
import { IntakeShare } from './intake-share';
import { NO_HINTS, readDeliveryBody, safeHeaders } from './read-delivery-body';
import { authenticateDelivery, type AuthenticDelivery } from './verification/authenticate-delivery';
import { RejectedDeliveries } from './rejected/rejected-deliveries';
import { type NewDelivery, WebhookDeliveryRepository } from './webhook-delivery.repository';

export interface IncomingDelivery {
  readonly scope: Scope;
  readonly headers: IncomingHttpHeaders;
  /** As received. */
  readonly body: Buffer;
  readonly source: string;
  readonly requestId: string;
}

/**
 * Accepts deliveries: verifies the raw bytes, stores them with their event, then answers. It never calls Nomod before
 * the answer.
 */
@Injectable()
export class WebhookIntake {
  private readonly writers = new Map<string, GroupWriter<NewDelivery>>();
  private readonly nomodSources: AddressList;
  private readonly share: IntakeShare;

  constructor(
    private readonly database: Database,
    private readonly connections: Connections,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly encryption: Encryption,
    private readonly bus: EventBus,
    private readonly rejected: RejectedDeliveries,
    private readonly writes: WriteBudget,
    { nomodWebhookSources, rateLimitPerTenant }: Settings,
  ) {
    this.nomodSources = new AddressList(nomodWebhookSources);
    this.share = new IntakeShare(rateLimitPerTenant);
  }

  /**
   * Resolves once the delivery is committed. A repeated message changes nothing, unless the first one failed.
   * @throws ApiError validation_error or unauthorized when it is not genuine, rate_limited when the source sent too
   * many forged ones or the tenant exceeded its share
   */
  async accept(incoming: IncomingDelivery): Promise<void> {
    this.rejected.admit(incoming.scope, incoming.source);
    const secrets = this.secretsFor(incoming);
    const authentic = this.authenticate(incoming, secrets instanceof Promise ? await secrets : secrets);
    this.rejected.accepted(incoming.scope);
    const refusal = this.share.take(incoming.scope.tenantId, incoming.body.length);
    if (refusal) await refusal;
    this.writes.spend(incoming.scope.tenantId, incoming.body.length);
    await this.writerOf(incoming.scope).add(this.deliveryOf(incoming, authentic));
  }

  /** From another address the signature is checked against no secret, so the answer equals that of a wrong one. */
  private secretsFor({
    scope,
    source,
    headers,
  }: IncomingDelivery): readonly WebhookSecret[] | Promise<readonly WebhookSecret[]> {
    const isTrusted = headers['svix-signature'] === undefined || this.nomodSources.allows(source);
    return isTrusted ? this.connections.webhookSecrets(scope) : [];
  }

  private authenticate(incoming: IncomingDelivery, secrets: readonly WebhookSecret[]): AuthenticDelivery {
    const { scope, source, requestId, headers, body } = incoming;
    try {
      return authenticateDelivery(body, headers, secrets, new Date());
    } catch (error) {
      if (error instanceof ApiError) {
        this.rejected.note({ scope, source, requestId, reason: error.message, size: body.length });
      }
      throw error;
    }
  }

  /** Commits deliveries of one environment that arrive together in one transaction. */
  private writerOf(scope: Scope): GroupWriter<NewDelivery> {
    const key = scopeKey(scope);
    const known = this.writers.get(key);
    if (known) return known;
    const writer = new GroupWriter<NewDelivery>(
      (group) => this.store(scope, group),
      () => this.writers.delete(key),
    );
    this.writers.set(key, writer);
    return writer;
  }

  private async store(scope: Scope, group: readonly NewDelivery[]): Promise<void> {
    const sorted = group.toSorted((a, b) => ((a.message_id ?? a.id) < (b.message_id ?? b.id) ? -1 : 1));
    const stored = await this.publish(scope, sorted);
    if (stored.size === sorted.length) return;
    const repeated = sorted.filter(({ id }) => !stored.has(id));
    await runWithEventContext({ actor: 'nomod' }, () => this.database.transaction(scope, () => this.repeat(repeated)));
  }

  /** @returns ids of the new deliveries */
  private async publish(scope: Scope, deliveries: readonly NewDelivery[]): Promise<Set<string>> {
    const published = deliveries.map((delivery) => ({
      delivery,
      publication: this.bus.prepare(eventOf(scope, delivery)),
    }));
    const rows = published.map(({ delivery, publication: { isTakenOver, stored } }) =>
      isTakenOver ? { ...delivery, subscribers: stored.subscribers } : delivery,
    );
    const { type, version } = WebhookReceived;
    const { subscribers = [] } =
      published.find(({ publication }) => !publication.isTakenOver)?.publication.stored ?? {};
    const kind = { type, version, subscribers };
    const stored = await this.deliveries.store(scope, rows, kind).catch((error: unknown) => {
      for (const { publication } of published) publication.rolledBack();
      throw error;
    });
    const isNew = ({ delivery }: (typeof published)[number]) => stored.has(delivery.id);
    for (const one of published) if (!isNew(one)) one.publication.rolledBack();
    this.bus.committed(published.filter(isNew).map(({ publication }) => publication));
    return stored;
  }

  /** A stored delivery is retried by itself. Only a failed one is processed again when it is re-sent. */
  private async repeat(deliveries: readonly NewDelivery[]): Promise<void> {
    for (const connectionId of new Set(deliveries.map((delivery) => delivery.connection_id))) {
      const messages = deliveries.filter((delivery) => delivery.connection_id === connectionId);
      const messageIds = messages.map(({ message_id: id }) => id).filter((id) => id !== null);
      for (const failed of await this.deliveries.lockFailed(connectionId, messageIds)) {
        failed.startAgain('sent_again', 'nomod');
        this.deliveries.update(failed);
        await this.bus.publish(new WebhookReceived({ delivery_id: failed.id }));
      }
    }
  }

  private deliveryOf(incoming: IncomingDelivery, { connectionId, route, messageId }: AuthenticDelivery): NewDelivery {
    const id = newId('whd');
    const text = incoming.body.toString('utf8');
    const hints = readDeliveryBody(text);
    const { event_type, charge_id, nomod_invoice_id, link_id } = hints ?? NO_HINTS;
    return {
      id,
      connection_id: connectionId,
      route,
      message_id: messageId,
      event_type,
      charge_id,
      nomod_invoice_id,
      link_id,
      body: this.encryption.encrypt(withoutCardData(text), { table: 'webhook_deliveries', column: 'body', row: id }),
      readable: hints !== undefined,
      size: incoming.body.length,
      source: incoming.source,
      request_id: incoming.requestId,
      received_at: new Date(),
      event_id: newId('evt'),
      headers: safeHeaders(incoming.headers),
    };
  }
}

/** The delivery as the database function stores it. */
function eventOf(scope: Scope, delivery: NewDelivery): RecordedEvent {
  return {
    id: delivery.event_id,
    type: WebhookReceived.type,
    version: WebhookReceived.version,
    occurredAt: delivery.received_at,
    scope,
    actor: 'nomod',
    correlationId: delivery.request_id,
    causationId: null,
    payload: { delivery_id: delivery.id },
  };
}
