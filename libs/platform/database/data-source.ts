import type { EventEmitter } from 'node:events';
import { Logger } from '@nestjs/common';
import {
  DataSource,
  type DataSourceOptions,
  type EntityTarget,
  getMetadataArgsStorage,
  type ObjectLiteral,
  type QueryRunner,
  type ReplicationMode,
} from 'typeorm';
import type { Pool, PoolClient } from 'pg';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { DatabaseReadOnly, DatabaseSharesSessions, NotAStandby } from './database.errors';
import { migrations } from './migrations';
import { NOT_CARRIED, type Pooling } from './pooling';
import { forOwnRoles, type Roles, ROLES_OF_DATABASE, rolesFor } from './roles';
import { SETTLE_SESSION, STATEMENT_TIMEOUT_MS } from './session-settings';
import { SilentConnections } from './silent-connections';
import { SnakeNamingStrategy } from './snake-naming.strategy';
import { internalsOf } from './wire/client-internals';
import { PreparedStatements } from './wire/prepared-statements';
import { sendDirectly } from './wire/send-directly';
import { sendTogether } from './wire/send-together';
import { type Wire, wireWithout } from './wire/wire';

/** Connections of one process. On two cores, ten is fastest. More connections only queue inside PostgreSQL. */
const POOL_SIZE = 10;

/** Milliseconds that a request waits for a connection before it fails as unavailable. */
const CONNECT_TIMEOUT_MS = 2_000;

/** Milliseconds. PostgreSQL cancels a slow statement before this. The limit is for an answer that never arrives. */
const ANSWER_TIMEOUT_MS = STATEMENT_TIMEOUT_MS + 5_000;

/** Milliseconds of silence on a connection before the operating system sends a TCP keepalive. */
export const KEEP_ALIVE_MS = 10_000;

const READ_ONLY_TRANSACTION: ReadonlySet<string> = new Set(['25006']);

export interface ConnectionUse {
  readonly poolSize?: number;
  readonly pooling?: Pooling;
  /** Whether repeated statements are prepared. Default: true unless sessions are shared. */
  readonly prepared?: boolean;
  /** Layers of speed. Default: all that REMIT_PLAIN_WIRE does not leave out. */
  readonly wire?: Wire;
  /** Whether statements may take any time, as in migrations. */
  readonly patient?: boolean;
  /** Whether the server must be a standby, which is read only. Default: it must not be one. */
  readonly standby?: boolean;
  /** Roles for a database that has none yet. Default: roles named after the database. */
  readonly roles?: Roles;
}

/** A pool of connections with identical settings, independent of the defaults of server, database and login. */
export class PostgresDataSource extends DataSource {
  readonly poolSize: number;
  readonly sharesSessions: boolean;
  readonly wire: Wire;
  /**
   * Whether the pooler began to share sessions after the start: a statement prepared on a connection is then missing.
   */
  private hasLostSessions = false;
  private readonly silent: SilentConnections | undefined;
  private knownRoles: Roles | undefined;

  constructor(
    url: string,
    entities: EntityTarget<ObjectLiteral>[],
    private readonly use: ConnectionUse = {},
  ) {
    const {
      poolSize = POOL_SIZE,
      pooling = 'none',
      patient = false,
      standby = false,
      wire = wireWithout(process.env.REMIT_PLAIN_WIRE),
    } = use;
    const sharesSessions = pooling === 'transaction';
    const statements = (use.prepared ?? (wire.prepared && !sharesSessions)) ? new PreparedStatements() : undefined;
    // Behind a pooler, the process ids of PostgreSQL differ from those that the connection reports.
    const silent = pooling === 'none' && !patient ? new SilentConnections(url) : undefined;
    const noteLostSession = () => this.noteLostSession();
    super({
      type: 'postgres',
      url,
      entities: entities as NonNullable<DataSourceOptions['entities']>,
      migrations: migrations.map(forOwnRoles),
      namingStrategy: new SnakeNamingStrategy(),
      installExtensions: false,
      synchronize: false,
      migrationsTransactionMode: 'each',
      applicationName: 'remit',
      poolSize,
      connectTimeoutMS: CONNECT_TIMEOUT_MS,
      extra: {
        keepAlive: true,
        keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
        query_timeout: patient ? 0 : ANSWER_TIMEOUT_MS,
        // Sends the statements of a unit of work without waiting for unneeded answers; see `Database.send`.
        pipeline: wire.pipelined,
        async onConnect(connection: PoolClient) {
          outliveItsEnd(connection);
          if (!standby) onRefusal(connection, READ_ONLY_TRANSACTION, () => closeReadOnly(connection));
          statements?.watch(connection);
          onRefusal(connection, NOT_CARRIED, noteLostSession);
          if (wire.corked) sendTogether(connection);
          silent?.watch(connection);
          if (!sharesSessions) await settle(connection, standby, patient ? ANSWER_TIMEOUT_MS : CONNECT_TIMEOUT_MS);
        },
      },
    });
    this.poolSize = poolSize;
    this.sharesSessions = sharesSessions;
    this.wire = wire;
    this.silent = silent;
  }

  /** The roles of this database. They are read when the data source is initialized. */
  get roles(): Roles {
    if (!this.knownRoles) throw new Error('Driver not Connected');
    return this.knownRoles;
  }

  get pool(): Pool {
    return (this.driver as PostgresDriver).master as Pool;
  }

  private noteLostSession(): void {
    if (!this.hasLostSessions) new Logger(PostgresDataSource.name).error(new DatabaseSharesSessions().message);
    this.hasLostSessions = true;
  }

  /** @throws DatabaseSharesSessions when the pooler was switched to transaction mode after the start */
  requireSessions(): void {
    if (this.hasLostSessions) throw new DatabaseSharesSessions();
  }

  override createQueryRunner(mode?: ReplicationMode): QueryRunner {
    const runner = super.createQueryRunner(mode);
    if (this.wire.direct) sendDirectly(runner);
    return runner;
  }

  override async initialize(): Promise<this> {
    await super.initialize();
    const [found] = await this.query<Roles[]>(ROLES_OF_DATABASE);
    this.knownRoles = found ?? this.use.roles ?? rolesFor(await this.nameOfDatabase());
    return this;
  }

  private async nameOfDatabase(): Promise<string> {
    const [row] = await this.query<{ name: string }[]>('select current_database() as name');
    return row?.name ?? '';
  }

  override async destroy(): Promise<void> {
    this.silent?.stop();
    await super.destroy();
  }
}

/** Calls `act` whenever PostgreSQL refuses a statement with one of these codes. */
function onRefusal(connection: PoolClient, codes: ReadonlySet<string>, act: () => void): void {
  internalsOf(connection).connection.on('errorMessage', ({ code }: { code?: string }) => {
    if (code !== undefined && codes.has(code)) act();
  });
}

/**
 * Closes a connection that refuses a write. It leads to a former primary or to a database that was made read-only. A
 * new connection may lead to another server.
 */
function closeReadOnly(connection: PoolClient): void {
  internalsOf(connection)
    .end()
    .catch(() => undefined);
}

/**
 * @param withinMs limit as for connecting, because a pooler without a free session accepts the connection and delays
 * this first statement
 * @throws DatabaseReadOnly on a standby where none is wanted. After a failover the host name may lead to the former
 * primary for a while, and the pool would fill with connections that can never write
 * @throws NotAStandby where one is wanted
 */
async function settle(connection: PoolClient, standby: boolean, withinMs: number): Promise<void> {
  const statement = { text: SETTLE_SESSION, query_timeout: withinMs };
  const answers = (await connection.query(statement)) as unknown as { rows: { is_standby: boolean }[] }[];
  const isStandby = answers.at(-1)?.rows[0]?.is_standby ?? false;
  if (isStandby === standby) return;
  throw standby ? new NotAStandby() : new DatabaseReadOnly();
}

/**
 * A fresh connection has no error listener for an instant between pool and query runner. Without this one, this
 * process would end if PostgreSQL closed the connection in the packet that says "ready" (on an operator's command or
 * its own shutdown). The user of the connection still gets the error.
 */
function outliveItsEnd(connection: EventEmitter): void {
  connection.on('error', () => undefined);
}

/** The pool of connections to PostgreSQL. It is not connected yet. */
export function createDataSource(
  url: string,
  entities: EntityTarget<ObjectLiteral>[],
  use?: ConnectionUse,
): PostgresDataSource {
  return new PostgresDataSource(url, entities, use);
}

/**
 * Every class with `@Entity` whose file is loaded. Each feature's module loads its own entities, so no list is
 * needed.
 */
export function loadedEntities(): EntityTarget<ObjectLiteral>[] {
  return getMetadataArgsStorage().tables.map(({ target }) => target);
}
