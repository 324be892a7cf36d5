import { Injectable } from '@nestjs/common';
import { Database, type Scope, violatedUniqueConstraint } from '@remit/database';
import {
  AttentionResolved,
  ConnectionCreated,
  ConnectionPublished,
  ConnectionUnpublished,
  ConnectionUpdated,
  currentEventContext,
  EventBus,
} from '@remit/domain-events';
import { ApiError, assertUnchanged, type PageQuery } from '@remit/http-api';
import { type AuditAction, AuditLog } from '@remit/audit-log';
import { Idempotency } from '@remit/idempotency';
import {
  AccountCalls,
  type ChosenOptions,
  type GatewayErrorKind,
  type GatewayName,
  type KnownCalls,
} from '@remit/gateway';
import { AccountProof } from './account-proof';
import { CallResults } from './call-results';
import { ConnectionSecrets } from './connection-secrets';
import { Connection, existingConnection } from './connection.entity';
import { Connections } from './connections';
import { type ConnectionFilter, ConnectionRepository } from './connection.repository';
import { KnownHabits } from './habits/habit';
import type { AccountSweep } from './sweep/account-sweep.entity';
import { AccountSweeps } from './sweep/account-sweeps';
import { type KeyCheck, KeyChecker } from './key-checker';
import { type EnvironmentType, requireMode } from './key-mode';
import { refusedKeyAttentionKey } from './refused-key-attention';
import type { SyncConfig } from './sync-config';
import { generateWebhookSecret } from './webhook-secret';

export interface NewConnection {
  readonly name: string;
  readonly providerType: GatewayName;
  readonly apiKey: string;
  readonly webhookSecret: string | null;
  readonly syncConfig: SyncConfig;
  readonly metadata: Record<string, unknown>;
  readonly titleTemplate: string | null;
  readonly paymentOptions: ChosenOptions;
  readonly linkExpiresAfterHours: number | null;
  readonly publish: boolean;
  readonly environmentType: EnvironmentType;
}

export interface ConnectionChanges {
  readonly name?: string;
  readonly syncConfig?: SyncConfig;
  readonly metadata?: Record<string, unknown>;
  readonly titleTemplate?: string | null;
  readonly paymentOptions?: ChosenOptions;
  readonly linkExpiresAfterHours?: number | null;
}

/** Connections of one environment, as their owner manages them. Secrets are never returned. */
@Injectable()
export class ConnectionsService {
  constructor(
    private readonly database: Database,
    private readonly connections: ConnectionRepository,
    private readonly secrets: ConnectionSecrets,
    private readonly keyChecker: KeyChecker,
    private readonly account: AccountProof,
    private readonly callResults: CallResults,
    private readonly calls: AccountCalls,
    private readonly sweeps: AccountSweeps,
    private readonly door: Connections,
    private readonly events: EventBus,
    private readonly idempotency: Idempotency,
    private readonly auditLog: AuditLog,
  ) {}

  /** @throws ApiError conflict when the name is taken */
  async create(scope: Scope, input: NewConnection): Promise<Connection> {
    return this.refusingTakenName(scope, async () => {
      const { id, isRepeated } = await this.idempotency.claimId('conn');
      if (isRepeated) return existingConnection(await this.connections.findById(id));
      const connection = this.build(id, input);
      this.connections.insert(connection);
      await this.events.publish(new ConnectionCreated({ connection_id: connection.id }));
      this.auditLog.record('connection.created', connection.id);
      if (input.publish) await this.events.publish(new ConnectionPublished({ connection_id: connection.id }));
      this.door.forgetWebhookSecrets(scope);
      return connection;
    });
  }

  /** Archived connections are found too. @throws ApiError not_found */
  async get(scope: Scope, id: string): Promise<Connection> {
    return this.database.transaction(scope, async () => existingConnection(await this.connections.findById(id)));
  }

  async list(scope: Scope, filter: ConnectionFilter, page: PageQuery): Promise<[Connection[], number]> {
    return this.database.transaction(scope, () => this.connections.list(filter, page));
  }

  /**
   * Changes the given members. metadata and sync_config are replaced as a whole.
   * @throws ApiError not_found, conflict, changed_meanwhile
   */
  async update(scope: Scope, id: string, changes: ConnectionChanges): Promise<Connection> {
    return this.change(scope, id, (connection) => {
      assertUnchanged(connection.version);
      connection.refuseWhenArchived();
      if (changes.name !== undefined) connection.name = changes.name;
      if (changes.syncConfig !== undefined) connection.syncConfig = changes.syncConfig;
      if (changes.metadata !== undefined) connection.metadata = changes.metadata;
      if (changes.titleTemplate !== undefined) connection.titleTemplate = changes.titleTemplate;
      if (changes.paymentOptions !== undefined) connection.paymentOptions = changes.paymentOptions;
      if (changes.linkExpiresAfterHours !== undefined) connection.linkExpiresAfterHours = changes.linkExpiresAfterHours;
      return new ConnectionUpdated({ connection_id: id, credentials_changed: false });
    });
  }

  /**
   * Publishing it again changes nothing.
   * @throws ApiError not_found, conflict when archived
   */
  async publish(scope: Scope, id: string): Promise<Connection> {
    return this.change(scope, id, (connection) =>
      connection.moveTo('published') ? new ConnectionPublished({ connection_id: id }) : undefined,
    );
  }

  /**
   * Returns it to draft. Existing links are still watched.
   * @throws ApiError not_found, conflict when archived
   */
  async unpublish(scope: Scope, id: string): Promise<Connection> {
    return this.change(scope, id, (connection) =>
      connection.moveTo('draft') ? new ConnectionUnpublished({ connection_id: id }) : undefined,
    );
  }

  /**
   * State of the calls to its account and of its sweeps.
   * @throws ApiError not_found, conflict when archived
   */
  async readCalls(
    scope: Scope,
    id: string,
  ): Promise<{ calls: KnownCalls; sweep: AccountSweep | null; habits: KnownHabits }> {
    const connection = await this.getUnarchived(scope, id);
    const { apiKey } = this.secrets.openCredentials(connection);
    const [calls, sweep] = [await this.calls.read(apiKey), await this.sweeps.of(scope, id)];
    return { calls, sweep, habits: new KnownHabits(connection.nomodHabits) };
  }

  /**
   * Asks Nomod whether the stored key works, and resumes paused work when it does.
   * @throws ApiError not_found, conflict when archived
   */
  async test(scope: Scope, id: string): Promise<KeyCheck> {
    const asked = await this.getUnarchived(scope, id);
    const onResult = (failure: GatewayErrorKind | null) => this.callResults.note(scope, id, failure);
    const check = await this.keyChecker.check({ ...this.secrets.openCredentials(asked), onResult });
    // A person waits for the answer.
    await this.callResults.write();
    if (!check.ok) return check;
    await this.change(scope, id, (connection) => {
      const isSameKey = connection.apiKeySetAt.getTime() === asked.apiKeySetAt.getTime();
      return isSameKey && connection.resume()
        ? new ConnectionUpdated({ connection_id: id, credentials_changed: false })
        : undefined;
    });
    return check;
  }

  /**
   * Replaces the API key after Nomod has accepted the new one as a key of the same account. Otherwise the old key
   * stays. Paused work resumes.
   * @throws ApiError validation_error when Nomod refuses the key or it belongs to another account, nomod_error when
   * Nomod gives no answer, not_found, conflict when archived
   */
  async replaceApiKey(
    scope: Scope,
    id: string,
    { apiKey, confirmMode }: { apiKey: string; confirmMode: string | undefined },
  ): Promise<Connection> {
    const current = await this.getUnarchived(scope, id);
    requireMode(apiKey, current.environmentType, confirmMode);
    const next = { apiKey, isSandbox: current.isSandbox };
    await this.keyChecker.require(next);
    await this.account.require(scope, id, next, this.secrets.openCredentials(current));
    this.callResults.note(scope, id, null);
    await this.callResults.write();
    return this.change(scope, id, (connection) => {
      connection.replaceApiKey(this.secrets.sealApiKey(id, apiKey), this.secrets.fingerprintOf(apiKey), new Date());
      return new ConnectionUpdated({ connection_id: id, credentials_changed: true });
    });
  }

  /**
   * Sets a new webhook secret. The current one stays valid for another 24 hours, also when the request is repeated
   * after a crash.
   * @param given the new secret; a random one when absent
   * @returns the connection and, if it was generated, the secret: it is shown only this time
   */
  async rotateWebhookSecret(
    scope: Scope,
    id: string,
    given?: string,
  ): Promise<{ connection: Connection; generated: string | null }> {
    const rotate = (connection: Connection) => {
      const sealed = this.secrets.sealWebhookSecret(id, given ?? generateWebhookSecret());
      connection.rotateWebhookSecret(sealed, this.secrets.resealAsPrevious(connection), new Date());
      return new ConnectionUpdated({ connection_id: id, credentials_changed: true });
    };
    return this.database.transaction(scope, async () => {
      await this.idempotency.once(id, async () => void (await this.change(scope, id, rotate)));
      const connection = existingConnection(await this.connections.findById(id));
      return { connection, generated: given === undefined ? this.secrets.openWebhookSecret(connection) : null };
    });
  }

  private async getUnarchived(scope: Scope, id: string): Promise<Connection> {
    const connection = await this.get(scope, id);
    connection.refuseWhenArchived();
    return connection;
  }

  /** Locks the connection and applies `change`, which returns the events. Without events nothing is written. */
  private async change(
    scope: Scope,
    id: string,
    change: (connection: Connection) => ChangeEvent | undefined,
  ): Promise<Connection> {
    return this.refusingTakenName(scope, async () => {
      const connection = existingConnection(await this.connections.lockById(id));
      const wasPaused = connection.pausedAt !== null;
      const event = change(connection);
      if (!event) return connection;
      connection.touch(currentEventContext().actor, new Date());
      this.connections.update(connection);
      await this.events.publish(event);
      this.auditLog.record(actOf(event), id);
      if (wasPaused && connection.pausedAt === null)
        await this.events.publish(new AttentionResolved({ key: refusedKeyAttentionKey(id) }));
      this.door.forgetWebhookSecrets(scope);
      return connection;
    });
  }

  private build(id: string, input: NewConnection): Connection {
    const now = new Date();
    const { actor } = currentEventContext();
    const apiKey = this.secrets.sealApiKey(id, input.apiKey);
    const webhookSecret = input.webhookSecret === null ? null : this.secrets.sealWebhookSecret(id, input.webhookSecret);
    return Object.assign(new Connection(), {
      id,
      name: input.name,
      providerType: input.providerType,
      environmentType: input.environmentType,
      status: input.publish ? 'published' : 'draft',
      syncConfig: input.syncConfig,
      metadata: input.metadata,
      titleTemplate: input.titleTemplate,
      paymentOptions: input.paymentOptions,
      linkExpiresAfterHours: input.linkExpiresAfterHours,
      apiKey: apiKey.sealed,
      apiKeyLast4: apiKey.last4,
      apiKeyFingerprint: this.secrets.fingerprintOf(input.apiKey),
      apiKeySetAt: now,
      webhookSecret: webhookSecret?.sealed ?? null,
      webhookSecretLast4: webhookSecret?.last4 ?? null,
      webhookSecretSetAt: webhookSecret && now,
      previousWebhookSecret: null,
      previousWebhookSecretUntil: null,
      pausedAt: null,
      pausedReason: null,
      createdBy: actor,
      updatedBy: actor,
      createdAt: now,
      updatedAt: now,
    } satisfies Partial<Connection>);
  }

  private async refusingTakenName<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    try {
      return await this.database.transaction(scope, work);
    } catch (error) {
      if (violatedUniqueConstraint(error) !== 'connections_name') throw error;
      throw new ApiError('conflict', { message: 'A connection of this name already exists.', param: 'name' });
    }
  }
}

type ChangeEvent = ConnectionPublished | ConnectionUnpublished | ConnectionUpdated;

/** Events state what happened. The audit log also distinguishes changed secrets from changed settings. */
function actOf(event: ChangeEvent): AuditAction {
  if (event instanceof ConnectionUpdated && event.payload.credentials_changed) return 'connection.credentials_changed';
  return (event.constructor as typeof ConnectionPublished | typeof ConnectionUnpublished | typeof ConnectionUpdated)
    .type;
}
