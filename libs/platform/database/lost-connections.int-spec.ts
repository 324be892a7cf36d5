import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { eventually } from '../../../test/support/probe';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { createDataSource, type PostgresDataSource } from './data-source';
import { Database } from './database';
import { DatabaseServer } from './database-server';
import { isDatabaseUnavailable } from './database.errors';

/** The message ReadyForQuery with the state idle. */
const READY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);

/** The message that PostgreSQL sends over a connection that an operator terminates. */
function goodbye(): Buffer {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0');
  const head = Buffer.from([0x45, 0, 0, 0, 0]);
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

/** A proxy for PostgreSQL that ends each connection in the same packet that contains ReadyForQuery. */
function endAtOnce(near: Socket, { hostname, port }: URL): void {
  const far = connect(Number(port), hostname);
  for (const socket of [near, far])
    socket.on('error', () => undefined).on('close', () => [near, far].forEach((s) => s.destroy()));
  near.on('data', (bytes) => void far.write(bytes));
  far.on('data', (bytes) => {
    if (bytes.subarray(-READY.length).equals(READY)) near.end(Buffer.concat([bytes, goodbye()]));
    else near.write(bytes);
  });
}

describe('a connection that PostgreSQL ends in the moment it is ready', () => {
  let database: TestDatabase;
  let gate: Server;

  beforeAll(async () => {
    database = await createTestDatabase();
    gate = createServer((near) => endAtOnce(near, new URL(database.url))).listen(0, '127.0.0.1');
    await once(gate, 'listening');
  });
  afterAll(async () => {
    gate.close();
    await database.drop();
  });

  it('is an error of the statement that wanted it, and does not end the process', async () => {
    const url = new URL(database.url);
    const dataSource = await createDataSource(database.url, []).initialize();
    await dataSource.destroy();
    url.port = String((gate.address() as AddressInfo).port);
    const error: unknown = await createDataSource(url.href, [])
      .initialize()
      .catch((failure: unknown) => failure);
    expect(isDatabaseUnavailable(error)).toBe(true);
  });
});

describe('a connection that PostgreSQL ends between two statements of a unit of work', () => {
  let testDatabase: TestDatabase;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
  });
  afterAll(() => testDatabase.drop());

  it('makes the database unavailable, not the request wrong', async () => {
    const [operator, dataSource] = await Promise.all(
      [1, 2].map(() => createDataSource(testDatabase.url, []).initialize()),
    );
    if (!operator || !dataSource) throw new Error('There is no connection');
    const database = new Database(dataSource);
    const error: unknown = await database
      .transaction({ tenantId: 'tenant_1', environmentId: 'env_1' }, async () => {
        const [own] = await database.manager.query<{ pid: number }[]>('select pg_backend_pid() as pid');
        await operator.query('select pg_terminate_backend($1)', [own?.pid]);
        await eventually('the connection to be known as lost', () => database.manager.queryRunner?.isReleased);
        await database.manager.query('select 1');
      })
      .catch((failure: unknown) => failure);
    await Promise.all([operator.destroy(), dataSource.destroy()]);
    expect(isDatabaseUnavailable(error)).toBe(true);
  });
});

describe('a connection that takes no writes any more', () => {
  let testDatabase: TestDatabase;
  let dataSource: PostgresDataSource;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    dataSource = await createDataSource(testDatabase.url, [], { poolSize: 1 }).initialize();
    await dataSource.query('create table things (id integer)');
  });
  afterAll(async () => {
    await dataSource.destroy();
    await testDatabase.drop();
  });

  const becomeReadOnly = () => dataSource.query('set session characteristics as transaction read only');

  it('is not used again after a write that it refused', async () => {
    await becomeReadOnly();
    const write = () => dataSource.query('insert into things values (1)');
    const refused: unknown = await write().catch((error: unknown) => error);
    expect(isDatabaseUnavailable(refused)).toBe(true);
    await write();
  });

  it('is not used again once it was looked at', async () => {
    await becomeReadOnly();
    const server = new DatabaseServer(dataSource);
    await expect(server.ping()).rejects.toThrow('The database refuses writes.');
    await server.ping();
  });
});

describe('a pooler that is switched to transaction mode under a running process', () => {
  it('makes the database count as away until the process starts again', async () => {
    const { url, drop } = await createTestDatabase();
    const dataSource = await createDataSource(url, [], { poolSize: 1 }).initialize();
    try {
      const server = new DatabaseServer(dataSource);
      const ask = () => dataSource.query('select $1::integer', [1]);
      for (let time = 0; time < 5; time += 1) await ask();
      await server.ping();
      // The next statement then fails as it would on another session.
      await dataSource.query('deallocate all');
      await expect(ask()).rejects.toThrow('does not exist');
      await expect(server.ping()).rejects.toThrow('Restart Remit');
    } finally {
      await dataSource.destroy();
      await drop();
    }
  });
});
