import { startServer, type ServerProcess } from './server-process';

export interface SandboxOptions {
  /** Further settings of the sandbox; see its README. */
  env?: Record<string, string>;
  port?: number;
}

/**
 * Starts the built Nomod sandbox, empty and in memory. Returns when it is ready. Its `url` is a `nomodUrl` for Remit.
 */
export function startSandboxProcess({ env = {}, port }: SandboxOptions = {}): Promise<ServerProcess> {
  return startServer({ entry: 'apps/nomod-sandbox/main.js', readyPath: '/_sandbox/health', port, env });
}
