import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { createDataSource } from '../data-source';
import { carriesPreparedStatements } from '../pooling';
import { PLANNED_EACH_TIME } from './prepared-statements';

describe('a statement that comes again', () => {
  let testDatabase: TestDatabase;
  let dataSource: DataSource;
  let operator: DataSource;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    dataSource = await createDataSource(testDatabase.url, []).initialize();
    operator = await createDataSource(testDatabase.url, []).initialize();
    await operator.query('create table things (id integer, name text)');
    await operator.query(`insert into things values (1, 'one'), (2, 'two')`);
  });
  afterAll(async () => {
    await operator.destroy();
    await dataSource.destroy();
    await testDatabase.drop();
  });

  const prepared = async () =>
    (await dataSource.query<{ statement: string }[]>('select statement from pg_prepared_statements')).map(
      ({ statement }) => statement,
    );

  async function ask(text: string, times: number): Promise<unknown> {
    let answer: unknown;
    for (let time = 0; time < times; time += 1) answer = await dataSource.query(text, [2]);
    return answer;
  }

  it('is prepared, and answers as before, also when the table gets a column', async () => {
    const text = 'select name from things where id = $1';
    await ask(text, 3);
    expect(await prepared()).not.toContain(text);
    expect(await ask(text, 3)).toEqual([{ name: 'two' }]);
    expect(await prepared()).toContain(text);
    await operator.query('alter table things add column first boolean');
    expect(await ask(text, 1)).toEqual([{ name: 'two' }]);
  });

  it('is not prepared when it asks for every column, so that a new one breaks nothing', async () => {
    const text = 'select * from things where id = $1';
    await ask(text, 5);
    await operator.query('alter table things add column second boolean');
    expect(await ask(text, 1)).toEqual([expect.objectContaining({ name: 'two', second: null })]);
  });

  it('is not prepared when it is to be planned each time', async () => {
    const text = `/* ${PLANNED_EACH_TIME} */ select name from things where id = $1`;
    expect(await ask(text, 5)).toEqual([{ name: 'two' }]);
    expect(await prepared()).not.toContain(text);
  });

  it('is not prepared in more than a few hundred forms', async () => {
    for (let form = 1; form <= 450; form += 1) await ask(`select ${form} as form from things where id = $1`, 4);
    expect((await prepared()).length).toBeLessThanOrEqual(400);
    expect(await ask('select 450 as form from things where id = $1', 1)).toEqual([{ form: 450 }]);
  });

  it('is known to every connection that prepared it where nothing shares sessions', async () => {
    expect(await carriesPreparedStatements(testDatabase.url)).toBe(true);
  });
});
