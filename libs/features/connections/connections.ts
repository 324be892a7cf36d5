import { Injectable, Logger } from '@nestjs/common';
import { AccountFacts } from '@remit/accounts';
import { Database, ExpiringCache, type Scope } from '@remit/database';
import { DecryptionFailed } from '@remit/encryption';
import { ApiError } from '@remit/http-api';
import type { ChosenOptions, NomodCredentials } from '@remit/nomod';
import { CallResults } from './call-results';
import { ConnectionSecrets } from './connection-secrets';
import { type Connection, found } from './connection.entity';
import { ConnectionsRepository } from './connections.repository';
import { KnownHabits } from './habits/habit';
import { Naming } from './naming/naming';

/** A connection as other features see it: no secrets. */
export interface UsableConnection {
  readonly id: string;
  readonly name: string;
  /** Finalized invoices are pushed to Nomod. */
  readonly pushesInvoices: boolean;
  /** New customers are pushed at once, not only when first needed. */
  readonly pushesCustomers: boolean;
  /** Nomod refuses its key: calls would fail until a new key is saved. */
  readonly isPaused: boolean;
}

/** The connection that a payment goes through. */
export interface PaymentConnection extends UsableConnection {
  /** Finalized invoices of the environment are pushed to Nomod, through this connection or another published one. */
  readonly invoicesArePushed: boolean;
  /** A new link stops working so many hours later; null: when it is paid or replaced. */
  readonly linkExpiresAfterHours: number | null;
  /** @throws DecryptionFailed when the stored key cannot be trusted */
  billing(): Billing;
}

/** What somebody needs who makes or finds something at Nomod through a connection. */
export interface Billing {
  readonly credentials: NomodCredentials;
  readonly naming: Naming;
  readonly habits: KnownHabits;
  /** What the connection offers payers. */
  readonly options: ChosenOptions;
}

/** What may be told of a connection outside. */
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
  /** In the clear: compare, never log or store. */
  readonly secret: string;
}

/** How long the secrets of an environment are kept in memory, in milliseconds: they are read for every incoming webhook. */
const SECRETS_KEPT_MS = 500;

/** The door for features that need a connection. Every method opens a unit of work of the given scope, or joins the caller's. */
@Injectable()
export class Connections {
  private readonly logger = new Logger(Connections.name);
  private readonly webhookSecretsByScope = new ExpiringCache<WebhookSecret[]>(SECRETS_KEPT_MS);

  constructor(
    private readonly database: Database,
    private readonly connections: ConnectionsRepository,
    private readonly secrets: ConnectionSecrets,
    private readonly callResults: CallResults,
    private readonly accounts: AccountFacts,
  ) {}

  /**
   * The connection a payment goes through: the named one, else the environment's only published one.
   * @throws ApiError connection_not_published when it is unknown, draft or archived, or when none is named and there is none or more than one.
   */
  async findForPayment(scope: Scope, connectionId?: string): Promise<PaymentConnection> {
    return this.database.transaction(scope, async () => {
      const [all, businessName] = await Promise.all([this.connections.findPublished(), this.accounts.tenantName()]);
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

  /** The published connection that invoices are pushed through, the oldest when several want them; null when none does. */
  async publishedForInvoiceSync(scope: Scope): Promise<UsableConnection | null> {
    return this.findPublished(scope, (connection) => connection.pushesInvoices);
  }

  /** The published connection that customers are pushed through at once, the oldest when several want them; null when none does. */
  async publishedForCustomerSync(scope: Scope): Promise<UsableConnection | null> {
    return this.findPublished(scope, (connection) => connection.pushesCustomers);
  }

  /** Ids of the connections whose key works as far as is known, oldest first, drafts included. */
  async usableIds(scope: Scope): Promise<string[]> {
    const live = await this.database.transaction(scope, () => this.connections.findLive());
    return live.filter(({ pausedAt }) => pausedAt === null).map(({ id }) => id);
  }

  /** Ids of the connections that are not archived, oldest first, drafts and paused ones included. */
  async liveIds(scope: Scope): Promise<string[]> {
    const live = await this.database.transaction(scope, () => this.connections.findLive());
    return live.map(({ id }) => id);
  }

  /**
   * A connection in any status but archived; null otherwise. An archived one is found as its heir is, under its own id: what was made through it is
   * known by that.
   */
  async find(scope: Scope, connectionId: string): Promise<UsableConnection | null> {
    return this.database.transaction(scope, async () => {
      const connection = await this.connections.findInCharge(connectionId);
      return connection && { ...present(connection), id: connectionId };
    });
  }

  /** A connection as its owner may be told of it, also when it is archived: no secrets. @throws ApiError not_found */
  async describe(scope: Scope, connectionId: string): Promise<ConnectionDescription> {
    return this.database.transaction(scope, async () => {
      const connection = found(await this.connections.findById(connectionId));
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
   * The key to call Nomod with. Drafts have one too: links made before a connection was unpublished are still looked after. An archived one has its heir's.
   * @throws ApiError connection_not_published when the connection is unknown, or archived without an heir; DecryptionFailed when the stored key cannot be trusted.
   */
  async credentials(scope: Scope, connectionId: string): Promise<NomodCredentials> {
    return this.database.transaction(scope, async () => {
      return this.credentialsOf(await this.connections.findInCharge(connectionId));
    });
  }

  /** As `credentials`, with what is known of the account and how what is made there is called. */
  async billing(scope: Scope, connectionId: string): Promise<Billing> {
    return this.database.transaction(scope, async () => {
      const [connection, businessName] = await Promise.all([
        this.connections.findInCharge(connectionId),
        this.accounts.tenantName(),
      ]);
      return this.billingOf(connection, businessName);
    });
  }

  /**
   * Every secret an incoming webhook may be authenticated with: the present and the still accepted previous one of each connection that is not
   * archived. Empty for an environment that does not exist; a secret that cannot be decrypted is left out, so that it authenticates nothing.
   * Kept in memory for half a second, and then given at once; a change made by this process is seen at once.
   */
  webhookSecrets(scope: Scope): readonly WebhookSecret[] | Promise<readonly WebhookSecret[]> {
    if (!isScope(scope)) return [];
    const key = cacheKey(scope);
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

  /** To be called when the running unit of work has changed a secret. */
  forgetWebhookSecrets(scope: Scope): void {
    this.database.afterCommit(() => this.webhookSecretsByScope.forget(cacheKey(scope)));
  }

  /** Whether the environment has a connection that is not archived; false for one that does not exist. */
  async existIn(scope: Scope): Promise<boolean> {
    if (!isScope(scope)) return false;
    return this.database.transaction(scope, async () => (await this.connections.findLive()).length > 0);
  }

  private credentialsOf(connection: Connection | null): NomodCredentials {
    const apiKey = connection && this.secrets.openApiKey(connection);
    if (!apiKey) throw notPublished('The connection was deleted.', 'Connect Nomod again and publish the connection.');
    const { isSandbox } = connection;
    return { apiKey, isSandbox, told: (failure) => this.callResults.note(connection.scope, connection.id, failure) };
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

function cacheKey({ tenantId, environmentId }: Scope): string {
  return `${tenantId}/${environmentId}`;
}

/** Ids come from the URL of a stranger's request. */
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
    connection.status === 'draft' ? 'Publish the connection and try again.' : 'Name a connection that is published.',
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
