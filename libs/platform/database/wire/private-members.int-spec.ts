import { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { createDataSource, type PostgresDataSource } from '../data-source';
import { internalsOf, poolOptions } from './client-internals';

/** An upgrade of pg or TypeORM that takes away what wire/ stands on must fail here, not in production. */
describe('what wire/ uses of pg and TypeORM', () => {
  let testDatabase: TestDatabase;
  let pool: Pool;
  let dataSource: PostgresDataSource;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    pool = new Pool({ connectionString: testDatabase.url, max: 3, pipeline: true } as object);
    dataSource = await createDataSource(testDatabase.url, []).initialize();
  });
  afterAll(async () => {
    await pool.end();
    await dataSource.destroy();
    await testDatabase.drop();
  });

  it('pg: the socket, the process id and the statements under way of a connection', async () => {
    const client = await pool.connect();
    try {
      const { connection, processID } = internalsOf(client);
      for (const method of ['cork', 'uncork', 'destroy'] as const)
        expect(typeof connection.stream[method]).toBe('function');
      expect(connection.stream.bytesRead).toBeGreaterThan(0);
      expect((await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid).toBe(processID);
      expect(internalsOf(client)._activeQuery ?? null).toBeNull();
      const answers = Promise.all([client.query('select pg_sleep(0.05)'), client.query('select 1')]);
      expect(internalsOf(client)._activeQuery).toBeTruthy();
      expect(internalsOf(client)._sentQueryQueue.length).toBe(1);
      await answers;
    } finally {
      client.release();
    }
  });

  it('pg: a refused statement is told on the connection, with its code', async () => {
    const client = await pool.connect();
    const codes: unknown[] = [];
    internalsOf(client).connection.on('errorMessage', ({ code }: { code?: string }) => codes.push(code));
    await client.query('select from nothing').catch(() => undefined);
    client.release();
    expect(codes).toEqual(['42P01']);
  });

  it('pg: the statements of a pool go through the `query` of its client, and its maximum may fall', async () => {
    const client = await pool.connect();
    const texts: unknown[] = [];
    const query = client.query.bind(client) as (...parameters: unknown[]) => unknown;
    client.query = ((...parameters: unknown[]) => (
      texts.push(parameters[0]),
      query(...parameters)
    )) as typeof client.query;
    client.release();
    await pool.query('select 2');
    expect(texts).toEqual(['select 2']);
    poolOptions(pool).max = 1;
    const held = await pool.connect();
    const second = pool.connect();
    expect(pool.waitingCount).toBe(1);
    held.release();
    (await second).release();
  });

  it('TypeORM: a transaction begins and ends with these texts, and all its statements go through one method', async () => {
    const runner = dataSource.createQueryRunner();
    const texts: string[] = [];
    const query = runner.query.bind(runner) as (text: string, ...rest: unknown[]) => Promise<unknown>;
    runner.query = ((text: string, ...rest: unknown[]) => {
      texts.push(text);
      return query(text, ...rest);
    }) as typeof runner.query;
    await runner.manager.transaction((manager) => manager.query('select 3'));
    await runner.manager.transaction(() => Promise.reject(new Error('as told'))).catch(() => undefined);
    await runner.release();
    expect(texts).toEqual(['START TRANSACTION', 'select 3', 'COMMIT', 'START TRANSACTION', 'ROLLBACK']);
  });
});
