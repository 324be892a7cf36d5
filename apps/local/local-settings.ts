import path from 'node:path';
import { ensureLocalKeys, InvalidSettings, loadSettings, readSettingsFiles, type Settings } from '@remit/settings';

export interface LocalSettings {
  /** Settings of the server, with keys; `databaseUrl` is unset when the embedded PostgreSQL is wanted. */
  readonly server: Settings;
  /** Unset when NOMOD_API_URL names a gateway. */
  readonly sandboxPort?: number;
  readonly dataDir: string;
  /** Whether the server starts anew when its compiled modules change. */
  readonly watch: boolean;
}

const DEFAULT_SANDBOX_PORT = '4010';

/** The server's settings, SANDBOX_PORT and `--watch`. @throws InvalidSettings */
export function loadLocalSettings(env: NodeJS.ProcessEnv, args: readonly string[]): LocalSettings {
  const loaded = loadSettings(env);
  if (loaded.port === 0) throw new InvalidSettings([{ variable: 'PORT', problem: 'must be a fixed port here' }]);
  const server = ensureLocalKeys(loaded);
  const dataDir = path.resolve(server.dataDir);
  const watch = args.includes('--watch');
  if (env.NOMOD_API_URL?.trim()) return { server, dataDir, watch };
  return { server, dataDir, watch, sandboxPort: readPort(env.SANDBOX_PORT?.trim() || DEFAULT_SANDBOX_PORT) };
}

/** What the sandbox asks for, where it asks for something. @throws InvalidSettings */
export function sandboxSecret(env: NodeJS.ProcessEnv): string | undefined {
  return readSettingsFiles(env, ['SANDBOX_CONTROL_SECRET']).SANDBOX_CONTROL_SECRET?.trim() || undefined;
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new InvalidSettings([{ variable: 'SANDBOX_PORT', problem: 'must be a whole number from 1 to 65535' }]);
}

/** Where this machine reaches a server that listens on `host`, which may mean every address. */
export function reachableUrl(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
