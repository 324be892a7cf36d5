import { Injectable, Logger } from '@nestjs/common';
import { BusinessProfiles } from '@remit/business-profile';
import { Database, ExpiringCache, type Scope, scopeKey } from '@remit/database';
import { DecryptionFailed } from '@remit/encryption';
import { ApiError } from '@remit/http-api';
import type { ChosenOptions, GatewayCredentials } from '@remit/gateway';
import { CallResults } from './call-results';
import { ConnectionSecrets } from './connection-secrets';
import { type Connection, existingConnection } from './connection.entity';
import { ConnectionRepository } from './connection.repository';
import { KnownHabits } from './habits/habit';
import { Naming } from './naming/naming';

/** A connection as other features see it, without secrets. */
export interface UsableConnection {
  readonly id: string;
  readonly name: string;
  /** Finalized invoices are pushed to Nomod. */
  readonly pushesInvoices: boolean;
  /** New customers are pushed at once, not only when an invoice needs them. */
  readonly pushesCustomers: boolean;
  /** Nomod refuses its key. Calls would fail until a new key is stored. */
  readonly isPaused: boolean;
}

/** The connection that a payment uses. */
export interface PaymentConnection extends UsableConnection {
  /** Finalized invoices of the environment are pushed, through this connection or another published one. */
  readonly invoicesArePushed: boolean;
  /** A new link expires after this many hours; null: only when it is paid or replaced. */
  readonly linkExpiresAfterHours: number | null;
  /** @throws DecryptionFailed when the stored key cannot be trusted */
  billing(): Billing;
}

/** What a caller needs to make or find objects at Nomod through a connection. */
export interface Billing {
  readonly credentials: GatewayCredentials;
  readonly naming: Naming;
  readonly habits: KnownHabits;
  /** Payment options of the connection. */
  readonly options: ChosenOptions;
}

/** Public view of a connection. */
export interface ConnectionDescription {
  readonly id: string;
  readonly name: string;
  readonly provider_type: string;
  readonly status: string;
  readonly paused_at: string | null;
  readonly paused_reason: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface WebhookSecret {
  readonly connectionId: string;
  /** In clear text: compare it, never log or store it. */
  readonly secret: string;
}

/** Milliseconds for which the secrets of an environment are cached. Every incoming webhook reads them. */
const SECRETS_KEPT_MS = 500;

/**
 * The public interface of this feature. Every method opens a unit of work of the given scope, or joins the caller's.
 */
@Injectable()
export class Connections {
  private readonly logger = new Logger(Connections.name);
  private readonly webhookSecretsByScope = new ExpiringCache<WebhookSecret[]>(SECRETS_KEPT_MS);

  constructor(
    private readonly database: Database,
    private readonly connections: ConnectionRepository,
    private readonly secrets: ConnectionSecrets,
    private readonly callResults: CallResults,
    private readonly profiles: BusinessProfiles,
  ) {}

  /**
   * The connection for a payment: the named one, otherwise the only published one of the environment.
   * @throws ApiError connection_not_published when it is unknown, a draft or archived, or when none is named and
   * there is not exactly one
   */
  async findForPayment(scope: Scope, connectionId?: string): Promise<PaymentConnection> {
    return this.database.transaction(scope, async () => {
      const [all, businessName] = await Promise.all([this.connections.findPublished(), this.profiles.name()]);
      const named = all.find(({ id }) => id === connectionId);
      const connection =
        connectionId === undefined ? onlyOne(all) : (named ?? published(await this.connections.findById(connectionId)));
      return {
        ...present(connection),
        linkExpiresAfterHours: connection.linkExpiresAfterHours,
        invoicesArePushed: all.map(present).some(({ pushesInvoices }) => pushesInvoices),
        billing: () => this.billingOf(connection, businessName),
      };
    });
  }

  /** The published connection for invoice pushes, the oldest of several; null when there is none. */
  async publishedForInvoiceSync(scope: Scope): Promise<UsableConnection | null> {
    return this.findPublished(scope, (connection) => connection.pushesInvoices);
  }

  /** The published connection that pushes customers at once, the oldest of several; null when there is none. */
  async publishedForCustomerSync(scope: Scope): Promise<UsableConnection | null> {
    return this.findPublished(scope, (connection) => connection.pushesCustomers);
  }

  /** Ids of the connections that are not paused, oldest first, including drafts. */
  async usableIds(scope: Scope): Promise<string[]> {
    const live = await this.database.transaction(scope, () => this.connections.findLive());
    return live.filter(({ pausedAt }) => pausedAt === null).map(({ id }) => id);
  }

  /** Ids of the connections that are not archived, oldest first, including drafts and paused ones. */
  async liveIds(scope: Scope): Promise<string[]> {
    const live = await this.database.transaction(scope, () => this.connections.findLive());
    return live.map(({ id }) => id);
  }

  /**
   * A connection that is not archived; null otherwise. For an archived one it returns the heir under the archived id,
   * because stored objects refer to that id.
   */
  async find(scope: Scope, connectionId: string): Promise<UsableConnection | null> {
    return this.database.transaction(scope, async () => {
      const connection = await this.connections.findInCharge(connectionId);
      return connection && { ...present(connection), id: connectionId };
    });
  }

  /**
   * Public view of a connection, also of an archived one. It contains no secrets.
   * @throws ApiError not_found
   */
  async describe(scope: Scope, connectionId: string): Promise<ConnectionDescription> {
    return this.database.transaction(scope, async () => {
      const connection = existingConnection(await this.connections.findById(connectionId));
      return {
        id: connection.id,
        name: connection.name,
        provider_type: connection.providerType,
        status: connection.status,
        paused_at: connection.pausedAt?.toISOString() ?? null,
        paused_reason: connection.pausedReason,
        created_at: connection.createdAt.toISOString(),
        updated_at: connection.updatedAt.toISOString(),
      };
    });
  }

  /**
   * Credentials for calls to Nomod. Drafts have them too, because links made before they were unpublished are still
   * watched. An archived connection has those of its heir.
   * @throws ApiError connection_not_published when the connection is unknown, or archived without an heir;
   * DecryptionFailed when the stored key cannot be trusted
   */
  async credentials(scope: Scope, connectionId: string): Promise<GatewayCredentials> {
    return this.database.transaction(scope, async () => {
      return this.credentialsOf(await this.connections.findInCharge(connectionId));
    });
  }

  /** Like `credentials`, with the observations of the account and the naming of objects. */
  async billing(scope: Scope, connectionId: string): Promise<Billing> {
    return this.database.transaction(scope, async () => {
      const [connection, businessName] = await Promise.all([
        this.connections.findInCharge(connectionId),
        this.profiles.name(),
      ]);
      return this.billingOf(connection, businessName);
    });
  }

  /**
   * Every secret that may authenticate an incoming webhook: the current and the still valid previous one of each
   * connection that is not archived. Empty for an unknown environment. A secret that cannot be decrypted is left out.
   * Cached for half a second; changes of this process apply at once.
   */
  webhookSecrets(scope: Scope): readonly WebhookSecret[] | Promise<readonly WebhookSecret[]> {
    if (!isScope(scope)) return [];
    const key = scopeKey(scope);
    return (
      this.webhookSecretsByScope.peek(key) ??
      this.webhookSecretsByScope.get(key, () =>
        this.database.transaction(scope, async () => {
          const now = new Date();
          return (await this.connections.findLive()).flatMap((connection) => this.secretsOf(connection, now));
        }),
      )
    );
  }

  /** Call it when the running unit of work has changed a secret. */
  forgetWebhookSecrets(scope: Scope): void {
    this.database.afterCommit(() => this.webhookSecretsByScope.forget(scopeKey(scope)));
  }

  /** Whether the environment has a connection that is not archived; false for an unknown environment. */
  async existIn(scope: Scope): Promise<boolean> {
    if (!isScope(scope)) return false;
    return this.database.transaction(scope, async () => (await this.connections.findLive()).length > 0);
  }

  private credentialsOf(connection: Connection | null): GatewayCredentials {
    const apiKey = connection && this.secrets.openApiKey(connection);
    if (!apiKey) throw notPublished('The connection was deleted.', 'Connect Nomod again and publish the connection.');
    const { isSandbox } = connection;
    return {
      apiKey,
      isSandbox,
      onResult: (failure) => this.callResults.note(connection.scope, connection.id, failure),
    };
  }

  private billingOf(connection: Connection | null, businessName: string): Billing {
    const credentials = this.credentialsOf(connection);
    const habits = new KnownHabits(connection?.nomodHabits ?? {});
    const naming = new Naming(connection?.titleTemplate ?? null, businessName, habits);
    return { credentials, habits, naming, options: connection?.paymentOptions ?? {} };
  }

  private async findPublished(
    scope: Scope,
    wanted: (connection: UsableConnection) => boolean,
  ): Promise<UsableConnection | null> {
    const connections = await this.database.transaction(scope, () => this.connections.findPublished());
    return connections.map(present).find(wanted) ?? null;
  }

  private secretsOf(connection: Connection, now: Date): WebhookSecret[] {
    try {
      return [this.secrets.openWebhookSecret(connection), this.secrets.openPreviousWebhookSecret(connection, now)]
        .filter((secret) => secret !== null)
        .map((secret) => ({ connectionId: connection.id, secret }));
    } catch (error) {
      if (!(error instanceof DecryptionFailed)) throw error;
      this.logger.error(`The webhook secret of ${connection.id} cannot be decrypted: ${error.message}`);
      return [];
    }
  }
}

/** The ids come from the URL of an unauthenticated request. */
function isScope({ tenantId, environmentId }: Scope): boolean {
  return /^tenant_[0-9A-Z]{26}$/.test(tenantId) && /^env_[0-9A-Z]{26}$/.test(environmentId);
}

function present(connection: Connection): UsableConnection {
  return {
    id: connection.id,
    name: connection.name,
    pushesInvoices: connection.syncConfig.invoice?.outbound ?? false,
    pushesCustomers: connection.syncConfig.customer?.outbound ?? false,
    isPaused: connection.pausedAt !== null,
  };
}

function published(connection: Connection | null): Connection {
  if (!connection) {
    throw notPublished('There is no such connection.', 'Name a published connection in metadata.connection_id.');
  }
  if (connection.status === 'published') return connection;
  throw notPublished(
    `The connection is ${connection.status}.`,
    connection.status === 'draft' ? 'Publish the connection and retry.' : 'Name a connection that is published.',
  );
}

function onlyOne(connections: Connection[]): Connection {
  const [only, another] = connections;
  if (!only) throw notPublished('No connection is published.', 'Connect Nomod and publish the connection.');
  if (another) {
    throw notPublished('Several connections are published.', 'Name the one to use in metadata.connection_id.');
  }
  return only;
}

function notPublished(reason: string, hint: string): ApiError {
  return new ApiError('connection_not_published', {
    message: 'Payment links not generating',
    hint: `${reason} ${hint}`,
    param: 'metadata.connection_id',
  });
}
