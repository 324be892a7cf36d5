import { startServer, type ServerProcess } from './server-process';

export interface RemitProcess extends ServerProcess {
  /** The operator's key, for `POST /api/v1/tenants` and `GET /api/v1/admin/status`. */
  readonly adminKey: string;
}

export interface RemitOptions {
  databaseUrl: string;
  nomodUrl: string;
  /** Further settings, such as ROLE or POLL_INTERVAL_SECONDS. */
  env?: Record<string, string>;
  /** Fixed port, to restart a killed server at its address. */
  port?: number;
}

/** Keys that a server needs. They are the same for every process, so that several can share one database. */
export const KEYS = {
  ADMIN_API_KEY: 'admin_for_tests_only',
  ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 't').toString('base64')}`,
};

/** Starts the built API and worker in one process with the given database and gateway. Returns when it is ready. */
export async function startRemit({ databaseUrl, nomodUrl, env, port }: RemitOptions): Promise<RemitProcess> {
  const server = await startServer({
    entry: 'apps/api/bundle/main.js',
    readyPath: '/readyz',
    port,
    env: {
      DATABASE_URL: databaseUrl,
      NOMOD_API_URL: nomodUrl,
      ...KEYS,
      ALLOW_LOOPBACK_WEBHOOKS: 'true',
      ...env,
    },
  });
  return { ...server, adminKey: env?.ADMIN_API_KEY ?? KEYS.ADMIN_API_KEY };
}
