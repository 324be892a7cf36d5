import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Settings } from '@remit/settings';
import { createDataSource, loadedEntities, type PostgresDataSource } from './data-source';
import { NotAStandby } from './database.errors';
import { poolingOf } from './pooling';
import { queryOutsidePool } from './outside-pool';
import { isReplicaGone, type LaggingRead, laggingRead } from './lagging-read';

/** Milliseconds that one comparison of replica and primary is used for. */
const COMPARED_FOR_MS = 1_000;

/** Milliseconds that a read waits for a comparison before the primary answers it. */
const COMPARISON_WAIT_MS = 200;

/** Milliseconds until a replica that failed is tried again. */
const RETRY_AFTER_MS = 5_000;

/** Positions of the primary that the replica may still have to reach: one for each comparison. */
const MOST_POSITIONS = 120;

/**
 * The end of a log, and what makes logs comparable: the cluster, and the number of its failovers. A standby of another
 * cluster, or one that could not follow a failover, has the same positions with other contents.
 */
interface End {
  readonly log: string | null;
  readonly history: string;
}

const CLUSTER = '(select system_identifier from pg_control_system())';

const END_OF_PRIMARY = `
  select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::text as log,
         ${CLUSTER} || '/' || ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::integer as history`;

const END_OF_STANDBY = `
  select pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::text as log,
         ${CLUSTER} || '/' || (select timeline_id from pg_control_checkpoint()) as history`;

/** Milliseconds for connecting, and for each answer, when the replica is looked at first. */
const CONNECT_TIMEOUT_MS = 2_000;

/** Where the log of the primary ended at a moment. */
interface Position {
  readonly at: number;
  readonly log: bigint;
}

/**
 * A standby that answers reads which may be some seconds old. Without DATABASE_REPLICA_URL there is none.
 *
 * How old its rows are is measured by the log, not by clocks: the replica shows everything that was committed before
 * a moment once it has replayed the log that the primary had at that moment. PostgreSQL's own time of the last replayed
 * transaction would grow while nobody writes.
 */
@Injectable()
export class Replica implements OnModuleDestroy {
  private readonly logger = new Logger(Replica.name);
  private readonly positions: Position[] = [];
  private connecting: Promise<PostgresDataSource> | undefined;
  private replayed: number | undefined;
  private comparedAt = Number.NEGATIVE_INFINITY;
  private comparison: Promise<void> | undefined;
  private restUntil = 0;
  private hasWarned = false;

  constructor(
    private readonly settings: Settings,
    @InjectDataSource() private readonly primary: PostgresDataSource,
  ) {}

  get isSet(): boolean {
    return this.settings.databaseReplicaUrl !== undefined;
  }

  /**
   * Runs `work`, whose units of work only read. The replica answers those that it can when it is fresh enough, and the
   * primary all others.
   * @returns with the answer, the moment whose commits it surely shows; undefined when only the primary answered
   */
  async read<T>(work: () => Promise<T>): Promise<{ answer: T; asOf: Date | undefined }> {
    const asOf = await this.asOf();
    if (!asOf) return { answer: await work(), asOf };
    const read: LaggingRead = {
      source: await this.connections(),
      isOnReplica: true,
      hasRead: false,
      failed: (error) => isReplicaGone(error) && this.giveUp(error),
    };
    const answer = await laggingRead.run(read, work);
    return { answer, asOf: read.hasRead ? asOf : undefined };
  }

  /** Undefined when the replica is further behind than REPLICA_MAX_LAG_SECONDS, or cannot be read. */
  private async asOf(): Promise<Date | undefined> {
    if (!this.isSet || Date.now() < this.restUntil) return undefined;
    if (performance.now() - this.comparedAt > COMPARED_FOR_MS) {
      this.comparison ??= this.compare().finally(() => (this.comparison = undefined));
      await Promise.race([this.comparison, pause(COMPARISON_WAIT_MS, undefined, { ref: false })]);
    }
    const oldest = Date.now() - this.settings.replicaMaxLagSeconds * 1_000;
    return this.replayed !== undefined && this.replayed >= oldest ? new Date(this.replayed) : undefined;
  }

  private connections(): Promise<PostgresDataSource> {
    this.connecting ??= this.connect();
    return this.connecting;
  }

  /** Leaves the replica alone for a while. */
  private giveUp(error: unknown): void {
    this.restUntil = Date.now() + RETRY_AFTER_MS;
    this.replayed = undefined;
    if (!this.hasWarned)
      this.logger.warn({ err: error, msg: 'the replica cannot be read: the primary answers instead' });
    this.hasWarned = true;
  }

  async onModuleDestroy(): Promise<void> {
    const source = await this.connecting?.catch(() => undefined);
    await source?.destroy();
  }

  private async connect(): Promise<PostgresDataSource> {
    const url = this.settings.databaseReplicaUrl ?? '';
    try {
      const pooling = await queryOutsidePool(url, CONNECT_TIMEOUT_MS, (client) => poolingOf(client, url));
      return await createDataSource(url, loadedEntities(), {
        poolSize: this.settings.poolSize,
        standby: true,
        pooling,
      }).initialize();
    } catch (error) {
      this.connecting = undefined;
      throw error;
    }
  }

  private async compare(): Promise<void> {
    try {
      const at = Date.now();
      const [primary] = await this.primary.query<End[]>(END_OF_PRIMARY);
      const replica = await this.connections();
      const [standby] = await replica.query<End[]>(END_OF_STANDBY);
      if (!primary?.log || !standby?.log) return;
      if (primary.history !== standby.history) throw new NotAStandby();
      this.positions.push({ at, log: BigInt(primary.log) });
      if (this.positions.length > MOST_POSITIONS) this.positions.shift();
      const reached = BigInt(standby.log);
      while (this.positions[0] && this.positions[0].log <= reached) this.replayed = this.positions.shift()?.at;
      this.comparedAt = performance.now();
      if (this.hasWarned) this.logger.log('the replica can be read again');
      this.hasWarned = false;
    } catch (error) {
      this.giveUp(error);
    }
  }
}
