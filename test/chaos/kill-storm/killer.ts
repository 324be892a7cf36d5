import { setTimeout as pause } from 'node:timers/promises';
import { AppProcess, type AppOptions } from '../harness/app-process';
import type { Postgres } from '../harness/postgres';
import type { Random } from '../random';

/** Milliseconds between two kills, from the time when the server is ready. */
const LIFE_MS = [300, 3_000] as const;
/** One in this many kills happens while the server is still starting. */
const KILLED_WHILE_STARTING = 8;
const CRASH_EVERY_MS = 20_000;

/** Kills the server and PostgreSQL until the time is up or `stop` is called, and leaves a running server. */
export class Killer {
  appKills = 0;
  databaseKills = 0;
  private readonly stopping = new AbortController();

  constructor(
    private readonly random: Random,
    private readonly postgres: Postgres,
    private readonly options: AppOptions,
    private app: AppProcess,
  ) {}

  stop(): void {
    this.stopping.abort();
  }

  /** @returns the server that is left running */
  async run(milliseconds: number): Promise<AppProcess> {
    const limit = setTimeout(() => this.stop(), milliseconds);
    await Promise.all([this.killServers(), this.crashPostgres()]);
    clearTimeout(limit);
    if (this.app.hasEnded) this.app = await this.launch();
    await this.app.ready();
    return this.app;
  }

  private async killServers(): Promise<void> {
    for (;;) {
      await this.pause(this.random.between(...LIFE_MS));
      if (this.stopping.signal.aborted) return;
      await this.app.kill();
      this.appKills += 1;
      this.app = await this.launch();
      // A server that starts while PostgreSQL is down exits. The next round starts another, like a supervisor.
      if (this.random.whole(1, KILLED_WHILE_STARTING) > 1) await this.app.ready().catch(() => undefined);
    }
  }

  private async crashPostgres(): Promise<void> {
    for (;;) {
      await this.pause(CRASH_EVERY_MS);
      if (this.stopping.signal.aborted) return;
      await this.postgres.crash();
      this.databaseKills += 1;
      await this.postgres.startAgain();
    }
  }

  private launch(): Promise<AppProcess> {
    return AppProcess.launch({ ...this.options, port: this.app.port });
  }

  private async pause(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
