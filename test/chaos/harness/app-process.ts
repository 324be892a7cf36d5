import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from '../../support/free-port';
import { eventually } from '../../support/probe';
import { atTheEnd } from './cleanup';

const root = path.resolve(__dirname, '../../..');
/** Number of characters that are kept of a server's output. */
const OUTPUT_KEPT = 20_000;
const LAST_WORDS = 2_000;

export const ADMIN_KEY = 'admin_for_chaos_only';

export interface AppOptions {
  databaseUrl: string;
  nomodUrl: string;
  port?: number;
  env?: Record<string, string>;
  /** The source tree whose build is run; default: this one. */
  tree?: string;
}

/** One process of the built server. Unlike the one of test/support, it can be killed before it is ready. */
export class AppProcess {
  private static readonly living = new Set<AppProcess>();
  /** The end of the output of the last server that exited with an error. */
  private static lastWords = '';
  private output = '';

  /** Recent error logs of the running servers and the output of one that exited with an error, to explain a failure. */
  static complaints(): string {
    return [...[...AppProcess.living].map((app) => app.complaints), AppProcess.lastWords].join('\n');
  }

  private constructor(
    readonly url: string,
    readonly port: number,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output = (this.output + text).slice(-OUTPUT_KEPT);
      });
    }
    AppProcess.living.add(this);
    child.on('exit', (code) => {
      AppProcess.living.delete(this);
      if (code) AppProcess.lastWords = this.output.slice(-LAST_WORDS);
    });
    atTheEnd(() => this.kill());
  }

  /** Returns at once, before the server is ready; see `ready`. */
  static async launch({ databaseUrl, nomodUrl, port, env = {}, tree = root }: AppOptions): Promise<AppProcess> {
    const ownPort = port ?? (await freePort());
    const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
    const child = spawn(
      process.execPath,
      ['--require', `${tree}/dist/apps/local/exit-with-parent.js`, `${tree}/dist/apps/api/bundle/main.js`],
      {
        env: {
          ...{ PATH, HOME, TMPDIR, NODE_ENV: 'test', LOG_LEVEL: 'warn' },
          DATABASE_URL: databaseUrl,
          NOMOD_API_URL: nomodUrl,
          ADMIN_API_KEY: ADMIN_KEY,
          ENCRYPTION_KEYS: `chaos:${Buffer.alloc(32, 'c').toString('base64')}`,
          // Only webhooks may find payments, unless a scenario enables polls.
          POLL_INTERVAL_SECONDS: '86400',
          ...env,
          HOST: '127.0.0.1',
          PORT: String(ownPort),
        },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    return new AppProcess(`http://127.0.0.1:${ownPort}`, ownPort, child);
  }

  static async start(options: AppOptions): Promise<AppProcess> {
    const app = await AppProcess.launch(options);
    await app.ready();
    return app;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  get complaints(): string {
    const errors = this.output.split('\n').filter((line) => /"level":"(error|fatal)"/.test(line));
    return errors.slice(-3).join('\n');
  }

  /** @throws Error with the output when the server ends instead */
  async ready(): Promise<void> {
    const state = await eventually('the server to be ready', () => this.look(), {
      until: (seen) => seen !== 'starting',
      timeoutMs: 60_000,
    });
    if (state === 'ended') throw new Error(`The server ended while starting.\n${this.output}`);
  }

  /**
   * Sends SIGKILL, so the server cannot react. The signal is sent at once; the promise resolves when the process has
   * ended.
   */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (this.hasEnded) return;
    const gone = once(this.child, 'exit');
    this.child.kill(signal);
    await gone;
  }

  /**
   * Sends SIGTERM, like an operator.
   * @returns milliseconds until the end, and the exit code
   */
  async stop(): Promise<{ milliseconds: number; exitCode: number | null }> {
    const startedAt = performance.now();
    await this.kill('SIGTERM');
    return { milliseconds: Math.round(performance.now() - startedAt), exitCode: this.child.exitCode };
  }

  private async look(): Promise<'ready' | 'ended' | 'starting'> {
    if (this.hasEnded) return 'ended';
    const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(3_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    return answer?.ok ? 'ready' : 'starting';
  }
}
