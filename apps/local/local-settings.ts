import path from 'node:path';
import { ensureLocalKeys, InvalidSettings, loadSettings, readSettingsFiles, type Settings } from '@remit/settings';

export interface LocalSettings {
  /** Settings of the server, with keys. Without `databaseUrl` the embedded PostgreSQL is used. */
  readonly server: Settings;
  /** Undefined when NOMOD_API_URL names a gateway. */
  readonly sandboxPort?: number;
  readonly dataDir: string;
  /** Whether the server restarts when its compiled modules change. */
  readonly watch: boolean;
}

const DEFAULT_SANDBOX_PORT = '4010';

/**
 * Reads the server's settings, SANDBOX_PORT and `--watch`.
 * @throws InvalidSettings
 */
export function loadLocalSettings(env: NodeJS.ProcessEnv, args: readonly string[]): LocalSettings {
  const loaded = loadSettings(env);
  if (loaded.port === 0) throw new InvalidSettings([{ variable: 'PORT', problem: 'must be a fixed port here' }]);
  const server = ensureLocalKeys(loaded);
  const dataDir = path.resolve(server.dataDir);
  const watch = args.includes('--watch');
  if (env.NOMOD_API_URL?.trim()) return { server, dataDir, watch };
  return { server, dataDir, watch, sandboxPort: readPort(env.SANDBOX_PORT?.trim() || DEFAULT_SANDBOX_PORT) };
}

/**
 * The secret of the sandbox's control API, if one is set.
 * @throws InvalidSettings
 */
export function sandboxSecret(env: NodeJS.ProcessEnv): string | undefined {
  return readSettingsFiles(env, ['SANDBOX_CONTROL_SECRET']).SANDBOX_CONTROL_SECRET?.trim() || undefined;
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new InvalidSettings([{ variable: 'SANDBOX_PORT', problem: 'must be a whole number from 1 to 65535' }]);
}

/** URL on this machine of a server that listens on `host`, which may be every address. */
export function reachableUrl(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
