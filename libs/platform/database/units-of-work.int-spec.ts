import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { createDataSource, type PostgresDataSource } from './data-source';
import { Database } from './database';

const SCOPE = { tenantId: 'ten_1', environmentId: 'env_1' };

describe('a unit of work whose last statements nobody waits for', () => {
  let testDatabase: TestDatabase;
  let dataSource: PostgresDataSource;
  let database: Database;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    dataSource = await createDataSource(testDatabase.url, []).initialize();
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
});
