import { startRemit, type RemitProcess } from '../support/remit-process';
import { startSandboxProcess } from '../support/sandbox-process';
import type { ServerProcess } from '../support/server-process';
import { type DeskOptions, MoneyDesk } from './money-desk';

/** The built server and the built sandbox, on one database. */
export class MoneyStack {
  private constructor(
    readonly remit: RemitProcess,
    readonly sandbox: ServerProcess,
  ) {}

  static async start(databaseUrl: string, env: Record<string, string> = {}): Promise<MoneyStack> {
    const sandbox = await startSandboxProcess();
    const remit = await startRemit({ databaseUrl, nomodUrl: sandbox.url, env: { LOG_LEVEL: 'error', ...env } });
    return new MoneyStack(remit, sandbox);
  }

  async stop(): Promise<void> {
    await this.remit.stop();
    await this.sandbox.stop();
  }

  /** A tenant with a published connection. */
  openDesk(options: DeskOptions): Promise<MoneyDesk> {
    return MoneyDesk.open(this.remit, this.sandbox.url, options);
  }
}
