import { AsyncLocalStorage } from 'node:async_hooks';
import { Column, Entity } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { createDataSource, type PostgresDataSource } from './data-source';
import { Database } from './database';
import { ScopedEntity } from './scoped.entity';
import { ScopedRepository } from './scoped.repository';

const SCOPE = { tenantId: 'ten_1', environmentId: 'env_1' };

@Entity('connection_watches')
class Mark extends ScopedEntity {
  @Column({ type: 'text' })
  eventId: string;
}

class Marks extends ScopedRepository<Mark> {
  constructor(database: Database) {
    super(database, Mark);
  }
}

let testDatabase: TestDatabase;
let dataSource: PostgresDataSource;
let database: Database;
let marks: Marks;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  dataSource = await createDataSource(testDatabase.url, [Mark]).initialize();
  database = new Database(dataSource);
  marks = new Marks(database);
});
afterAll(async () => {
  await dataSource.destroy();
  await testDatabase.drop();
});

describe('pieces of work that share a transaction', () => {
  const caller = new AsyncLocalStorage<string>();
  /** Transactions in which rows were stored, by row. */
  const transactions = async () => {
    const rows = await dataSource.query<{ id: string; xmin: string }[]>(
      `select id, xmin::text as xmin from connection_watches where tenant_id = 'ten_1'`,
    );
    return new Map(rows.map(({ id, xmin }) => [id, xmin]));
  };

  const store = (id: string, { subject = id, then = () => Promise.resolve() } = {}) =>
    caller.run(id, () =>
      database.sharing(SCOPE, { kind: 'mark', subject }, async () => {
        const storedBefore = await marks.findById(id);
        marks.insert(Object.assign(new Mark(), { id, eventId: caller.getStore() }));
        await then();
        return `${caller.getStore()} ${storedBefore ? 'again' : 'new'}`;
      }),
    );

  it('are stored by one commit, each for its own caller', async () => {
    expect(await Promise.all(['a', 'b', 'c'].map((id) => store(id)))).toEqual(['a new', 'b new', 'c new']);
    const stored = await transactions();
    expect(new Set(['a', 'b', 'c'].map((id) => stored.get(id))).size).toBe(1);
  });

  it('are all stored but the one that fails, which stores nothing', async () => {
    const then = () => Promise.reject(new Error('refused'));
    const [first, broken, last] = await Promise.allSettled([store('d'), store('e', { then }), store('f')]);
    expect(first).toMatchObject({ value: 'd new' });
    expect(broken).toMatchObject({ status: 'rejected', reason: { message: 'refused' } });
    expect(last).toMatchObject({ value: 'f new' });
    const stored = await transactions();
    expect([...stored.keys()]).toEqual(expect.arrayContaining(['d', 'f']));
    expect(stored.has('e')).toBe(false);
  });

  it('are not together when they are about one subject', async () => {
    await Promise.all([store('g', { subject: 'same' }), store('h', { subject: 'same' }), store('i')]);
    const stored = await transactions();
    expect(stored.get('g')).toBe(stored.get('i'));
    expect(stored.get('h')).not.toBe(stored.get('g'));
  });

  it('do not wait for the lock for which one of them waits', async () => {
    await store('held');
    const holder = dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query(`select from connection_watches where id = 'held' for update`);
    const waiting = store('j', { then: async () => void (await marks.lockById('held')) });
    expect(await store('k')).toBe('k new');
    await holder.rollbackTransaction();
    await holder.release();
    expect(await waiting).toBe('j new');
  });

  it('are stored but the one whose statement takes too long', async () => {
    const then = async () => {
      await database.manager.query(`set local statement_timeout = 20`);
      await database.manager.query(`select pg_sleep(1)`);
    };
    const outcomes = await Promise.allSettled([store('slow', { then }), store('n'), store('o')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  });

  it('are not done twice when something fails after the commit', async () => {
    const fail = () => {
      throw new Error('a listener failed');
    };
    let times = 0;
    const then = async () => {
      times += 1;
      database.afterCommit(fail);
      await Promise.resolve();
    };
    const outcomes = await Promise.allSettled([store('p', { then }), store('q')]);
    expect(outcomes).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    expect([times, [...(await transactions()).keys()]]).toEqual([1, expect.arrayContaining(['p', 'q'])]);
  });

  it('store more rows than one statement can hold', async () => {
    const rows = 9_000;
    const many = (name: string) =>
      database.sharing(SCOPE, { kind: 'many' }, async () => {
        await Promise.resolve();
        marks.insert(
          ...Array.from({ length: rows }, (_, at) => Object.assign(new Mark(), { id: `${name}${at}`, eventId: name })),
        );
      });
    await Promise.all([many('r'), many('s')]);
    expect((await transactions()).size).toBeGreaterThan(2 * rows);
  });

  it('give their failure to all when the connection is lost', async () => {
    const then = async () => {
      const [own] = await database.manager.query<{ pid: number }[]>('select pg_backend_pid() as pid');
      await dataSource.query('select pg_terminate_backend($1)', [own?.pid]);
      await marks.findById('m');
    };
    const outcomes = await Promise.allSettled([store('l'), store('m', { then })]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const stored = await transactions();
    expect([stored.has('l'), stored.has('m')]).toEqual([false, false]);
  });
});
