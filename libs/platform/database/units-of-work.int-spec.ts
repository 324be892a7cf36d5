import { AsyncResource } from 'node:async_hooks';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { createDataSource, type PostgresDataSource } from './data-source';
import { Column, Entity } from 'typeorm';
import { Database } from './database';
import { violatedUniqueConstraint } from './database.errors';
import { ScopedEntity } from './scoped.entity';
import { ScopedRepository } from './scoped.repository';
import { wireWithout } from './wire/wire';

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

const mark = (id: string, eventId: string): Mark => Object.assign(new Mark(), { id, eventId });

/** TypeScript refuses `true` when one of them answers a promise that could be taken for the answer of PostgreSQL. */
const ANSWERS_NOTHING: ReturnType<Marks['insert' | 'update']> extends void ? true : false = true;

describe.each([
  ['with all layers of speed', wireWithout('')],
  ['over a plain wire', wireWithout('1')],
])('a unit of work whose last statements nobody waits for, %s', (_name, wire) => {
  let testDatabase: TestDatabase;
  let dataSource: PostgresDataSource;
  let database: Database;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    dataSource = await createDataSource(testDatabase.url, [Mark], { wire }).initialize();
    database = new Database(dataSource);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await testDatabase.drop();
  });

  const insert = (id: string, subject: string): void =>
    database.send(
      `insert into remote_operations (tenant_id, environment_id, id, kind, connection_id, subject_id, created_at, updated_at)
       values ($1, $2, $3, 'link', 'conn_1', $4, now(), now())`,
      [SCOPE.tenantId, SCOPE.environmentId, id, subject],
    );

  const stored = async (): Promise<string[]> => {
    const rows = await dataSource.query<{ id: string }[]>('select id from remote_operations order by id');
    return rows.map(({ id }) => id);
  };

  /** Runs the work and returns its error and the callbacks that were called at its end. */
  async function outcomeOf(work: () => void): Promise<{ error?: unknown; told: string[] }> {
    const told: string[] = [];
    try {
      await database.transaction(SCOPE, async () => {
        database.afterCommit(
          () => told.push('committed'),
          () => told.push('rolled back'),
        );
        work();
      });
      return { told };
    } catch (error) {
      return { error, told };
    }
  }

  it('is committed with all of them', async () => {
    expect(await outcomeOf(() => ['a', 'b'].forEach((id) => insert(id, id)))).toEqual({ told: ['committed'] });
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('fails with what one of them breaks, and nothing of it is stored', async () => {
    const { error, told } = await outcomeOf(() => {
      insert('c', 'c');
      insert('d', 'a');
      insert('e', 'e');
    });
    expect(error).toMatchObject({ code: '23505', constraint: 'remote_operations_subject' });
    expect(told).toEqual(['rolled back']);
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('fails with what only the commit finds broken, and nothing of it is stored', async () => {
    const { error, told } = await outcomeOf(() => {
      insert('f', 'f');
      database.send(
        `insert into ledger_transactions (tenant_id, environment_id, id, kind, source_key, invoice_id, currency, occurred_at, created_at)
         values ($1, $2, 'ltx_1', 'invoice_finalized', 'key', 'inv_1', 'AED', now(), now())`,
        [SCOPE.tenantId, SCOPE.environmentId],
      );
      database.send(
        `insert into ledger_entries (tenant_id, environment_id, id, transaction_id, invoice_id, account, amount_minor, currency)
         values ($1, $2, 'lte_1', 'ltx_1', 'inv_1', 'receivable', 100, 'AED')`,
        [SCOPE.tenantId, SCOPE.environmentId],
      );
    });
    expect(String(error)).toContain('does not sum to zero');
    expect(told).toEqual(['rolled back']);
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('is not committed when a check of an answer does not pass', async () => {
    const { error } = await outcomeOf(() => {
      insert('g', 'g');
      database.sendChecked(
        'update remote_operations set calls = 1 where id = $1 returning id',
        ['nobody'],
        (answer) => {
          const [rows] = answer as [unknown[], number];
          if (rows.length === 0) throw new Error('somebody else has it');
        },
      );
    });
    expect(String(error)).toContain('somebody else has it');
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('leaves a connection that works', async () => {
    await outcomeOf(() => insert('h', 'a'));
    expect(await outcomeOf(() => insert('i', 'i'))).toEqual({ told: ['committed'] });
    expect(await stored()).toEqual(['a', 'b', 'i']);
  });

  describe('with rows that a repository writes soon', () => {
    let marks: Marks;
    beforeEach(() => (marks = new Marks(database)));
    afterEach(() => dataSource.query('truncate connection_watches'));

    const kept = async (): Promise<Record<string, string>> => {
      const rows = await dataSource.query<{ id: string; event_id: string }[]>('select * from connection_watches');
      return Object.fromEntries(rows.map(({ id, event_id: eventId }) => [id, eventId]));
    };

    it('stores them before its next statement, each with the values it had when it was written', async () => {
      expect(ANSWERS_NOTHING).toBe(true);
      const found = await database.transaction(SCOPE, async () => {
        const row = mark('m1', 'first');
        marks.insert(row);
        marks.update(Object.assign(row, { eventId: 'second' }));
        row.eventId = 'third';
        return database.manager.find(Mark);
      });
      expect(found.map(({ eventId }) => eventId)).toEqual(['second']);
      expect(await kept()).toEqual({ m1: 'second' });
    });

    it('writes the last of two updates of a row', async () => {
      await database.transaction(SCOPE, async () => {
        const row = mark('m1', 'first');
        marks.insert(row, mark('m2', 'first'));
        for (const eventId of ['second', 'third']) marks.update(Object.assign(row, { eventId }));
      });
      expect(await kept()).toEqual({ m1: 'third', m2: 'first' });
    });

    it('fails at its end with a broken key, whatever the caller catches', async () => {
      const ended = database.transaction(SCOPE, async () => {
        try {
          marks.insert(mark('m1', 'first'), mark('m1', 'second'));
        } catch {
          marks.insert(mark('m2', 'first'));
        }
      });
      expect(violatedUniqueConstraint(await ended.catch((error: unknown) => error))).toBe('connection_watches_pkey');
      expect(await kept()).toEqual({});
    });

    it('stores nothing of what failed, also what was not sent yet', async () => {
      const ended = database.together(SCOPE, [
        async () => marks.insert(mark('m1', 'first')),
        async () => {
          marks.insert(mark('m2', 'first'));
          throw new Error('as told');
        },
      ]);
      await expect(ended).rejects.toThrow('as told');
      await new Promise(setImmediate);
      expect(await kept()).toEqual({});
    });

    it('refuses what comes after its end, also when it failed', async () => {
      let late: () => void = () => undefined;
      const work = async (): Promise<void> => {
        late = AsyncResource.bind(() => marks.insert(mark('m3', 'late')));
      };
      await database.transaction(SCOPE, work);
      expect(late).toThrow('needs a running unit of work');
      await database.transaction(SCOPE, () => work().then(() => Promise.reject(new Error('as told')))).catch(() => 0);
      expect(late).toThrow('needs a running unit of work');
      expect(await kept()).toEqual({});
    });
  });
});
