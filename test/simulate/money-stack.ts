import { onDatabase } from '../support/on-database';
import { startRemit, type RemitProcess } from '../support/remit-process';
import { startSandboxProcess } from '../support/sandbox-process';
import type { ServerProcess } from '../support/server-process';
import { type DeskOptions, MoneyDesk } from './money-desk';

/** The built server and the built sandbox, on one database. */
export class MoneyStack {
  private constructor(
    readonly remit: RemitProcess,
    readonly sandbox: ServerProcess,
    private readonly databaseUrl: string,
  ) {}

  static async start(databaseUrl: string, env: Record<string, string> = {}): Promise<MoneyStack> {
    const sandbox = await startSandboxProcess();
    const remit = await startRemit({ databaseUrl, nomodUrl: sandbox.url, env: { LOG_LEVEL: 'error', ...env } });
    return new MoneyStack(remit, sandbox, databaseUrl);
  }

  async stop(): Promise<void> {
    await this.remit.stop();
    await this.sandbox.stop();
  }

  /**
   * Removes the work of a desk that was verified. Otherwise the polls of old desks would soon be most of the server's
   * work.
   */
  async forget({ tenantId }: MoneyDesk): Promise<void> {
    await onDatabase(this.databaseUrl, (database) =>
      database.query('delete from event_deliveries where tenant_id = $1', [tenantId]),
    );
  }

  /** A tenant with a published connection. */
  openDesk(options: DeskOptions): Promise<MoneyDesk> {
    return MoneyDesk.open(this.remit, this.sandbox.url, options);
  }
}
