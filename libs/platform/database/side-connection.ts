import { Client } from 'pg';

/** A connection that stands beside the pool. @param limitMs of connecting, and of each answer */
export function sideConnection(url: string, limitMs: number): Client {
  const client = new Client({
    connectionString: url,
    application_name: 'remit-check',
    connectionTimeoutMillis: limitMs,
    query_timeout: limitMs,
  });
  return client.on('error', () => undefined);
}

/** Opens a connection beside the pool for some questions. @throws what connecting, or the work, fails with */
export async function askBeside<T>(url: string, limitMs: number, work: (client: Client) => Promise<T>): Promise<T> {
  const client = sideConnection(url, limitMs);
  try {
    await client.connect();
    return await work(client);
  } finally {
    client.end().catch(() => undefined);
  }
}
