import { AsyncLocalStorage } from 'node:async_hooks';
import { Column, Entity } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { createDataSource, type PostgresDataSource } from './data-source';
import { Database } from './database';
import { boundedCount, MOST_COUNTED } from './search/bounded-count';
import { ScopedEntity } from './scoped.entity';

const SCOPE = { tenantId: 'ten_1', environmentId: 'env_1' };

@Entity('connection_watches')
class Mark extends ScopedEntity {
  @Column({ type: 'text' })
  eventId: string;
}

let testDatabase: TestDatabase;
let dataSource: PostgresDataSource;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  dataSource = await createDataSource(testDatabase.url, [Mark]).initialize();
  database = new Database(dataSource);
});
afterAll(async () => {
  await dataSource.destroy();
  await testDatabase.drop();
});

describe('reads of a scope that start together', () => {
  const caller = new AsyncLocalStorage<string>();

  const read = (name: string, sql: string) =>
    caller.run(name, () =>
      database.reading(SCOPE, async () => {
        const [row] = await database.manager.query<{ seen: string }[]>(sql);
        return `${caller.getStore()} ${row?.seen}`;
      }),
    );

  it('share a transaction, each for its own caller', async () => {
    const seen = await Promise.all(['one', 'two', 'three'].map((name) => read(name, 'select now()::text as seen')));
    const [began] = seen.map((text) => text.replace('one ', ''));
    expect(seen).toEqual([`one ${began}`, `two ${began}`, `three ${began}`]);
  });

  it('are answered although the statement of one of them fails', async () => {
    const good = `select 'something' as seen`;
    const [first, broken, last] = await Promise.allSettled([
      read('first', good),
      read('broken', 'select 1 / 0 as seen'),
      read('last', good),
    ]);
    expect(first).toMatchObject({ value: 'first something' });
    expect(broken).toMatchObject({ status: 'rejected', reason: { message: 'division by zero' } });
    expect(last).toMatchObject({ value: 'last something' });
  });
});

describe('the number of rows of a list', () => {
  const add = (from: number, to: number) =>
    dataSource.query(
      `insert into connection_watches (tenant_id, environment_id, id, event_id)
       select 'ten_1', 'env_1', 'mark_' || n, 'event' from generate_series(${from}, ${to}) n`,
    );
  const removeAbove = (n: number) =>
    dataSource.query(`delete from connection_watches where substr(id, 6)::integer > ${n}`);

  const count = () =>
    database.transaction(SCOPE, () => {
      const { manager, scope } = database;
      return boundedCount(manager, manager.createQueryBuilder(Mark, 'mark').where({ ...scope }));
    });

  it('is counted each time while it is short, and for some seconds not again once it has reached the bound', async () => {
    await add(1, 9_999);
    expect(await count()).toBe(9_999);
    await removeAbove(9_990);
    expect(await count()).toBe(9_990);
    await add(9_991, 10_050);
    expect(await count()).toBe(MOST_COUNTED);
    await removeAbove(3);
    expect(await count()).toBe(MOST_COUNTED);
  });
});
