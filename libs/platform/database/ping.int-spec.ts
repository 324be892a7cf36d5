import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { createDataSource } from './data-source';
import { DatabaseServer } from './database-server';

describe('ping', () => {
  let testDatabase: TestDatabase;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
  });
  afterAll(() => testDatabase.drop());

  /** Pings over a fresh connection after an operator has changed a setting of the whole database. */
  async function pingWith(setting: string): Promise<void> {
    const operator = await createDataSource(testDatabase.url, []).initialize();
    const name = new URL(testDatabase.url).pathname.slice(1);
    await operator.query(`set default_transaction_read_only = off`);
    await operator.query(`alter database ${name} reset all`);
    await operator.query(`alter database ${name} set ${setting}`);
    await operator.destroy();
    const dataSource = await createDataSource(testDatabase.url, []).initialize();
    try {
      await new DatabaseServer(dataSource).ping();
    } finally {
      await dataSource.destroy();
    }
  }

  it('succeeds on a database that works', () => expect(pingWith(`work_mem = '64MB'`)).resolves.toBeUndefined());

  it('fails while its tables are gone', async () => {
    const dataSource = await createDataSource(testDatabase.url, []).initialize();
    const database = new DatabaseServer(dataSource);
    await dataSource.query('alter table domain_events rename to away');
    const outcome = await database.ping().catch((error: Error) => error.message);
    await dataSource.query('alter table away rename to domain_events');
    expect(outcome).toBe('The database does not hold the tables of Remit.');
    await database.ping();
    await dataSource.destroy();
  });

  it('fails when PostgreSQL has no room to write, though it answers reads', () =>
    expect(pingWith('temp_file_limit = 0')).rejects.toThrow('temporary file size exceeds temp_file_limit'));

  it('fails on a read-only database', () =>
    expect(pingWith('default_transaction_read_only = on')).rejects.toThrow('The database refuses writes.'));
});
