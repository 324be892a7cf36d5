import { Injectable } from '@nestjs/common';
import { WEBHOOK_SUBSCRIBER } from '@remit/accounts';
import { HABIT_NAMES } from '@remit/connections';
import { Database, DatabaseServer } from '@remit/database';
import { EventBacklog } from '@remit/domain-events';
import { Metrics, sharedRun } from '@remit/http-api';
import { REMIT_VERSION, Settings } from '@remit/settings';
import { Gauge } from 'prom-client';

/** Counts of what needs a person, under the database's names. */
type ForPeople = Record<'attention' | 'paused' | 'failed', string | null>;

/** Delay of the sweeps behind Nomod. */
type Sweeps = Record<'lag' | 'unreliable', string | number | null>;

/** Number of connections where a habit of Nomod was observed. */
interface SeenHabit {
  readonly habit: string;
  readonly answer: string;
  readonly connections: string;
}

/**
 * Metrics that are read at each scrape: the queue and what needs a person, common to all processes, and the
 * connections of this process.
 */
@Injectable()
export class SystemMetrics {
  constructor(
    private readonly database: Database,
    private readonly server: DatabaseServer,
    private readonly backlog: EventBacklog,
    { registry }: Metrics,
    { role }: Settings,
  ) {
    const registers = [registry];
    new Gauge({
      name: 'remit_build_info',
      help: 'Always 1; its labels name the version',
      labelNames: ['version', 'node', 'role'],
      registers,
    }).set({ version: REMIT_VERSION, node: process.versions.node, role }, 1);
    this.measureQueue(registers);
    this.measureWhatWaitsForPeople(registers);
    this.measureSweeps(registers);
    this.measureHabits(registers);
    const pool = new Gauge({
      name: 'remit_database_connections',
      help: 'Database connections of this process: busy, idle, and requests that wait for one',
      labelNames: ['state'],
      registers,
      collect() {
        for (const [state, count] of Object.entries(server.connections)) pool.set({ state }, count);
      },
    });
  }

  private measureQueue(registers: Metrics['registry'][]): void {
    const read = together(() => this.backlog.read(WEBHOOK_SUBSCRIBER));
    new Gauge({
      name: 'remit_queue_oldest_seconds',
      help: 'Age of the oldest accepted work that is not finished',
      registers,
      async collect() {
        this.set((await read())?.oldestSeconds ?? NaN);
      },
    });
    new Gauge({
      name: 'remit_queue_deliveries',
      help: 'Accepted work that is not finished (jobs, webhooks), and failed work that is not retried (dead)',
      labelNames: ['kind'],
      registers,
      async collect() {
        const waiting = await read();
        for (const kind of ['jobs', 'webhooks', 'dead'] as const) this.set({ kind }, waiting?.[kind] ?? NaN);
      },
    });
  }

  private measureWhatWaitsForPeople(registers: Metrics['registry'][]): void {
    const read = together(async () => (await this.server.operator<ForPeople>('operator_gauges'))[0]);
    const gauge = gaugesOf(registers, read);
    gauge('remit_attention_open', 'Open rows in Needs attention', 'attention');
    gauge('remit_connections_paused', 'Published connections whose key Nomod refuses', 'paused');
    gauge(
      'remit_outgoing_webhooks_failed',
      "Messages to tenants' endpoints that failed for good in the last day",
      'failed',
    );
  }

  private measureSweeps(registers: Metrics['registry'][]): void {
    const read = together(async () => (await this.server.operator<Sweeps>('sweep_gauges'))[0]);
    const gauge = gaugesOf(registers, read);
    gauge(
      'remit_sweep_lag_seconds',
      'Time of the last complete sweep of the Nomod account whose sweep is the oldest',
      'lag',
    );
    gauge(
      'remit_sweep_unreliable_lists',
      'Connections whose lists at Nomod are unreliable, so that Remit reads objects one by one',
      'unreliable',
    );
  }

  /** Without a database the metric has no values. */
  private measureHabits(registers: Metrics['registry'][]): void {
    const read = together(() => this.server.operator<SeenHabit>('habit_gauges'));
    new Gauge({
      name: 'remit_nomod_habits',
      help: 'Published connections whose Nomod account was observed to behave this way; measured: a number was found',
      labelNames: ['habit', 'answer'],
      registers,
      async collect() {
        this.reset();
        for (const { habit, answer, connections } of (await read()) ?? [])
          if (HABIT_NAMES.some((name) => name === habit)) this.set({ habit, answer }, Number(connections));
      },
    });
  }
}

/** Gauges that use the figures of one reading. */
function gaugesOf<Kind extends string>(
  registers: Metrics['registry'][],
  read: () => Promise<Readonly<Record<Kind, string | number | null>> | undefined>,
) {
  return (name: string, help: string, kind: Kind) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const found = await read();
        this.set(found ? Number(found[kind] ?? 0) : NaN);
      },
    });
}

/**
 * Shares one reading among all metrics of a scrape; undefined without a database. Unknown values are then NaN, which
 * no alert takes for zero, and the other metrics are still useful.
 */
function together<T>(read: () => Promise<T>): () => Promise<T | undefined> {
  return sharedRun(() => read().catch(() => undefined));
}
