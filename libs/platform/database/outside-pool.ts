import { Client } from 'pg';

/**
 * A connection outside the pool.
 * @param limitMs milliseconds for connecting and for each answer
 */
export function connectionOutsidePool(url: string, limitMs: number): Client {
  const client = new Client({
    connectionString: url,
    application_name: 'remit-check',
    connectionTimeoutMillis: limitMs,
    query_timeout: limitMs,
  });
  return client.on('error', () => undefined);
}

/**
 * Opens a connection outside the pool for a few queries.
 * @throws the error of connecting or of `work`
 */
export async function queryOutsidePool<T>(
  url: string,
  limitMs: number,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = connectionOutsidePool(url, limitMs);
  try {
    await client.connect();
    return await work(client);
  } finally {
    client.end().catch(() => undefined);
  }
}
