import { existsSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresFailed, EmbeddedPostgresInUse, startEmbeddedPostgres } from '@remit/embedded-postgres';
import { readSettingsFiles, SETTING_VARIABLES } from '@remit/settings';
import { startProcess, type LocalProcess } from './local-process';
import { reachableUrl, type LocalSettings, sandboxSecret } from './local-settings';
import { startAndRestart } from './restarting-process';
import { seedDemo } from './seed-demo';
import { StartFailed } from './start-failed';
import { retryWhileEnding, waitForPort } from './wait-until-free';
import { welcomeText } from './welcome';

interface Part {
  name: string;
  exited: Promise<void>;
  stop(): Promise<void>;
}

/** The parts of a local installation. They start in order and stop in reverse order. */
export class LocalStack {
  private readonly parts: Part[] = [];

  constructor(
    private readonly settings: LocalSettings,
    private readonly signal: AbortSignal,
  ) {}

  /**
   * @returns a text for newcomers with all URLs and credentials
   * @throws StartFailed; `stop` then stops the started parts
   */
  async start(): Promise<string> {
    const { server, dataDir } = this.settings;
    const databaseUrl = server.databaseUrl ?? (await this.startPostgres());
    const sandboxUrl = await this.startSandbox();
    const serverUrl = await this.startServer(databaseUrl, sandboxUrl ?? server.nomodApiUrl);
    const seeded = await seedDemo({ dataDir, serverUrl, sandboxUrl, adminKey: server.adminApiKey ?? '' });
    const hasConsole = existsSync(path.resolve(__dirname, '../console/index.html'));
    return welcomeText({ ...seeded, serverUrl, sandboxUrl, hasConsole, dataDir });
  }

  /**
   * Resolves when the user wants to stop.
   * @throws StartFailed when a part ended by itself
   */
  async untilStopRequested(): Promise<void> {
    const requested = new Promise<void>((resolve) => {
      if (this.signal.aborted) resolve();
      else this.signal.addEventListener('abort', () => resolve());
    });
    const ended = this.parts.map(async ({ name, exited }) => {
      await exited;
      if (!this.signal.aborted) throw new StartFailed(`${name} ended unexpectedly, so everything stops.`);
    });
    await Promise.race([requested, ...ended]);
  }

  /** The server finishes its running work before PostgreSQL stops. */
  async stop(): Promise<void> {
    for (const part of this.parts.splice(0).reverse()) await part.stop();
  }

  private async startPostgres(): Promise<string> {
    const { dataDir } = this.settings;
    const isInUse = (error: unknown) => error instanceof EmbeddedPostgresInUse;
    try {
      const start = () => startEmbeddedPostgres({ dataDir });
      const postgres = await retryWhileEnding(dataDir, isInUse, start, this.signal);
      this.parts.push({ name: 'PostgreSQL', exited: postgres.exited, stop: () => postgres.stop() });
      this.signal.throwIfAborted();
      return postgres.url;
    } catch (error) {
      const expected = error instanceof EmbeddedPostgresInUse || error instanceof EmbeddedPostgresFailed;
      throw expected ? new StartFailed(error.message, { cause: error }) : error;
    }
  }

  private async startSandbox(): Promise<string | undefined> {
    const { sandboxPort, dataDir } = this.settings;
    if (sandboxPort === undefined) return undefined;
    const host = '127.0.0.1';
    await waitForPort(host, sandboxPort, 'SANDBOX_PORT', this.signal);
    const url = `http://${host}:${sandboxPort}`;
    const sandbox = await startProcess({
      name: 'sandbox',
      entry: 'apps/nomod-sandbox/main.js',
      env: {
        HOST: host,
        PORT: String(sandboxPort),
        DATA_FILE: path.join(dataDir, 'sandbox.json'),
        SANDBOX_CONTROL_SECRET: sandboxSecret(process.env),
      },
      readyUrl: `${url}/_sandbox/health`,
      signal: this.signal,
    });
    this.add('The Nomod sandbox', sandbox);
    return url;
  }

  private async startServer(databaseUrl: string, nomodApiUrl: string): Promise<string> {
    const { server, dataDir, watch } = this.settings;
    await waitForPort(server.host, server.port, 'PORT', this.signal);
    const url = reachableUrl(server.host, server.port);
    const remit = await (watch ? startAndRestart : startProcess)({
      name: 'remit',
      entry: watch ? 'apps/api/main.js' : 'apps/api/bundle/main.js',
      env: {
        ...readSettingsFiles(process.env, SETTING_VARIABLES),
        DATABASE_URL: databaseUrl,
        DATA_DIR: dataDir,
        NOMOD_API_URL: nomodApiUrl,
        ENCRYPTION_KEYS: server.encryptionKeys,
        ADMIN_API_KEY: server.adminApiKey,
        ALLOW_LOOPBACK_WEBHOOKS: process.env.ALLOW_LOOPBACK_WEBHOOKS?.trim() || String(server.nodeEnv !== 'production'),
        // A line for every request would hide what the user needs.
        LOG_LEVEL: process.env.LOG_LEVEL?.trim() || 'warn',
      },
      readyUrl: `${url}/readyz`,
      signal: this.signal,
    });
    this.add('The server', remit);
    return url;
  }

  private add(name: string, { exited, stop }: LocalProcess): void {
    this.parts.push({ name, exited, stop });
  }
}
