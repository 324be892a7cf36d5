import { EventEmitter } from 'node:events';
import type { PoolClient } from 'pg';
import { eventually } from '../../../test/support/probe';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { SilentConnections } from './silent-connections';

/** A connection as pg represents it. A statement waits, and PostgreSQL has no active process with this id. */
function waiting(bytesRead: () => number) {
  const stream = { isDestroyed: false, destroy: () => void (stream.isDestroyed = true) };
  Object.defineProperty(stream, 'bytesRead', { get: bytesRead });
  const client = { processID: 0, _activeQuery: {}, _sentQueryQueue: [], connection: { stream } };
  return { stream, client: Object.assign(new EventEmitter(), client) as unknown as PoolClient };
}

describe('a connection on which nothing comes back', () => {
  let database: TestDatabase;
  let connections: SilentConnections;
  beforeAll(async () => {
    database = await createTestDatabase();
    connections = new SilentConnections(database.url);
  }, 60_000);
  afterAll(async () => {
    connections.stop();
    await database.drop();
  });

  it('is ended, but not one whose answer arrives while PostgreSQL is asked about it', async () => {
    let looks = 0;
    const silent = waiting(() => 0);
    // No bytes at the first two checks. The answer arrives after PostgreSQL has reported no active process.
    const late = waiting(() => ((looks += 1) > 2 ? 100 : 0));
    connections.watch(late.client);
    connections.watch(silent.client);
    await eventually('the silent one to be ended', async () => silent.stream.isDestroyed, { timeoutMs: 20_000 });
    expect(late.stream.isDestroyed).toBe(false);
  }, 30_000);
});
