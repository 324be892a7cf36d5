import { Client } from 'pg';
import { eventually } from '../../support/probe';
import { AppProcess } from '../harness/app-process';
import type { Gateway } from '../harness/gateway';
import { inParallel } from '../../support/in-parallel';
import { Inspector, type Postgres } from '../harness/postgres';
import { settled, Tenant } from '../harness/tenant';
import { isAtRest } from './account-flows';
import { type CrashPoint, CrashTrigger } from './crash-trigger';
import { endState } from './end-state';
import type { Flow, Subject } from './flow';
import { GatewayProxy } from './gateway-proxy';
import { PostgresProxy } from './postgres-proxy';

/** Short limits, so that the work of a killed server is soon taken over. */
const HURRIED = { NOMOD_TIMEOUT_MS: '1000', OUTCOME_LOOKUP_SECONDS: '0.5' };
const ANSWERED_WITHIN_MS = 90_000;

/**
 * Milliseconds. The server looks in the attention list for a minute for problems that settled by themselves, so that
 * work lasts as long.
 */
const QUIET_WITHIN_MS = 90_000;

/** A database in which one flow is crashed at point after point. Afterwards everything is recovered at once. */
export class Workshop {
  private held: Client | undefined;

  private constructor(
    private readonly flow: Flow,
    readonly gateway: Gateway,
    private readonly databaseUrl: string,
    readonly inspector: Inspector,
    private readonly trigger: CrashTrigger,
    private readonly proxied: { databaseUrl: string; nomodUrl: string },
    private tenant: Tenant | undefined,
  ) {}

  static async open(flow: Flow, postgres: Postgres, gateway: Gateway): Promise<Workshop> {
    const databaseUrl = await postgres.createDatabase(`flow_${flow.name.replaceAll(' ', '_')}`);
    const trigger = new CrashTrigger();
    const proxied = {
      databaseUrl: (await PostgresProxy.start(databaseUrl, trigger)).url,
      nomodUrl: (await GatewayProxy.start(gateway.url, trigger)).url,
    };
    return new Workshop(flow, gateway, databaseUrl, new Inspector(databaseUrl), trigger, proxied, undefined);
  }

  /** Makes subjects at the start of the flow, with an undisturbed server that ends afterwards. */
  async prepare(count: number): Promise<Subject[]> {
    return this.withServer(async (app) => {
      this.tenant ??= await Tenant.create(app, { syncs: this.flow.syncs });
      const tenant = this.tenant.at(app);
      const subjects = await inParallel(Array.from({ length: count }), 6, () =>
        this.flow.prepare(tenant, this.gateway),
      );
      await settled(app);
      await this.quiet();
      return subjects;
    });
  }

  /**
   * Runs the flow on a server that is killed at the point.
   * @returns the messages up to the point, and whether it was reached
   */
  async crash(subject: Subject, point?: CrashPoint): Promise<{ messages: string[]; wasReached: boolean }> {
    const app = await AppProcess.start({ ...this.proxied, env: HURRIED });
    await this.untilAtRest();
    const [clock] = await this.inspector.rows<{ now: Date }>('select clock_timestamp() as now');
    this.trigger.arm(() => void app.kill(), point);
    const tenant = this.tenantAt(app);
    await this.flow.ask(tenant, subject, this);
    if (!this.trigger.hasFired) {
      await eventually('the flow to end or die', async () => this.trigger.hasFired || (await this.isDone(clock?.now)), {
        timeoutMs: 30_000,
      });
    }
    const wasReached = this.trigger.hasFired;
    const messages = [...this.trigger.messages];
    if (!point) await this.quiet();
    await app.kill();
    this.trigger.disarm();
    await this.holdLeftovers();
    return { messages, wasReached };
  }

  /**
   * One undisturbed server takes over, and every caller repeats until it is answered.
   * @returns the subjects that never got an answer
   */
  async recover(subjects: Subject[]): Promise<Subject[]> {
    await this.releaseLeftovers();
    return this.withServer(async (app) => {
      const tenant = this.tenantAt(app);
      const answered = await inParallel(subjects, 24, (subject) => this.repeat(tenant, subject));
      await settled(app);
      await this.quiet();
      return subjects.filter((_, index) => !answered[index]);
    });
  }

  /** Returns the end states in the order of the subjects; see `endState`. */
  async endStates(subjects: Subject[]): Promise<unknown[]> {
    const remote = await this.gateway.objects(this.tenantAt({ url: '' }).nomodKey);
    const stateOf = this.flow.endState ?? endState;
    return Promise.all(subjects.map((subject) => stateOf(this.inspector, remote, subject)));
  }

  async mustPassAudit(): Promise<void> {
    await this.withServer((app) => this.tenantAt(app).mustPassAudit());
  }

  private tenantAt(server: { url: string }): Tenant {
    if (!this.tenant) throw new Error('Nothing is prepared');
    return this.tenant.at(server);
  }

  private async withServer<T>(work: (app: AppProcess) => Promise<T>): Promise<T> {
    const app = await AppProcess.start({ databaseUrl: this.databaseUrl, nomodUrl: this.gateway.url, env: HURRIED });
    try {
      return await work(app);
    } finally {
      await app.kill('SIGTERM');
    }
  }

  private async repeat(tenant: Tenant, subject: Subject): Promise<boolean> {
    const is2xx = (status: number) => status >= 200 && status < 300;
    return eventually('a 2xx answer', () => this.flow.ask(tenant, subject, this), {
      until: is2xx,
      timeoutMs: ANSWERED_WITHIN_MS,
      intervalMs: 500,
    }).then(
      () => true,
      () => false,
    );
  }

  /**
   * Waits also for work that a short delay keeps out of the backlog. Polling and the daily comparison with Nomod, an
   * hour away or more, are ignored.
   */
  private async quiet(): Promise<void> {
    const due = `select subscriber, attempts, last_error, due_at from event_deliveries
      where status = 'pending' and due_at < now() + interval '30 minutes' limit 5`;
    await eventually('all deliveries to be done', () => this.inspector.rows(due), {
      until: (rows) => rows.length === 0,
      timeoutMs: QUIET_WITHIN_MS,
      intervalMs: 100,
    });
  }

  private async untilAtRest(): Promise<void> {
    const { comesRound } = this.flow;
    if (comesRound === undefined) return;
    await eventually('what a dead server left undone to be done', () => isAtRest(this.inspector, comesRound), {
      timeoutMs: QUIET_WITHIN_MS,
      intervalMs: 100,
    });
  }

  /** Whether the work that began since then is done. Work left by earlier servers does not count. */
  private async isDone(since: Date | undefined): Promise<boolean> {
    const waiting = `select count(*) from event_deliveries where status = 'pending' and not standing and created_at >= $1`;
    return (await this.inspector.count(waiting, [since])) === 0;
  }

  /**
   * Locks the rows of work that dead servers left. Claiming skips locked rows, so later servers do not process them
   * and each crash is independent.
   */
  private async holdLeftovers(): Promise<void> {
    if (!this.held) {
      this.held = new Client({ connectionString: this.databaseUrl });
      this.held.on('error', () => undefined);
      await this.held.connect();
      await this.held.query('begin');
    }
    await this.held.query(
      `select 1 from event_deliveries where status = 'pending' and subscriber <> $1 for update skip locked`,
      [this.flow.comesRound ?? ''],
    );
  }

  private async releaseLeftovers(): Promise<void> {
    await this.held?.end();
    this.held = undefined;
  }
}
