import { createDataSource, loadedEntities, Database, ScopedEntity, ScopedRepository } from '@remit/database';
import { Client } from 'pg';
import { In } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import '../../apps/api/app.module';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

class Rows extends ScopedRepository<ScopedEntity> {}

const scope = { tenantId: 'ten_1', environmentId: 'env_1' };
const IDS = ['id_a', 'id_b', 'id_c'];

/** What a column of each type may hold, as awkward as it gets. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  text: `' " \\ {a,"b"} €💳\n NULL \u{1F4B3}`,
  integer: -2_147_483_648,
  smallint: 599,
  'double precision': -0.125,
  bigint: 9_007_199_254_740_993n,
  boolean: true,
  date: '2024-02-29',
  timestamptz: new Date('2024-02-29T23:59:59.123Z'),
  bytea: Buffer.from([0, 0x5c, 0xff, 0x27]),
  jsonb: { list: [1, null, 'ü'], deep: { 'a "key"': {} }, none: null },
};

function sampleOf({ type, isArray, propertyName }: ColumnMetadata): unknown {
  if (!(String(type) in SAMPLES)) throw new Error(`Say what a ${String(type)} may hold, for ${propertyName}`);
  const sample = SAMPLES[String(type)];
  if (!isArray) return sample;
  return type === 'text' ? [sample, '', 'NULL'] : [sample, sample];
}

type Cell = (column: ColumnMetadata) => unknown;

/** Every column filled; null wherever it may be; left out wherever there is a default or null instead. */
const FILLINGS: readonly Cell[] = [
  sampleOf,
  (column) => (column.isNullable ? null : sampleOf(column)),
  (column) => (column.isNullable || column.default !== undefined ? undefined : sampleOf(column)),
];

const entities = loadedEntities() as (new () => object)[];
const scoped = entities.filter((entity) => entity.prototype instanceof ScopedEntity) as (new () => ScopedEntity)[];

/**
 * Our statements against TypeORM's own, in copies of the tables that have the types and defaults and none of the
 * checks.
 */
describe('rows by metadata', () => {
  let testDatabase: TestDatabase;
  let client: Client;
  let dataSource: ReturnType<typeof createDataSource>;
  let database: Database;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    client = new Client({ connectionString: testDatabase.url });
    await client.connect();
    dataSource = await createDataSource(testDatabase.url, entities).initialize();
    database = new Database(dataSource);
    await client.query('create schema copies');
    for (const { tableName } of dataSource.entityMetadatas) {
      await client.query(`create table copies.${tableName} (like public.${tableName} including defaults)`);
    }
    // A random default differs in each row.
    await client.query(`alter table copies.invoices alter page_key set default 'by default'`);
    await client.query(
      'grant usage on schema copies to remit_app; grant all on all tables in schema copies to remit_app',
    );
  });
  afterAll(async () => {
    await dataSource.destroy();
    await client.end();
    await testDatabase.drop();
  });

  const inCopies = <T>(work: () => Promise<T>): Promise<T> =>
    database.transaction(scope, async () => {
      await database.manager.query('set local search_path = copies');
      return work();
    });

  function rowsOf(entity: new () => ScopedEntity): ScopedEntity[] {
    const { columns } = dataSource.getMetadata(entity);
    return FILLINGS.map((cell, index) => {
      const row = new entity();
      for (const column of columns) column.setEntityValue(row, cell(column));
      return Object.assign(row, scope, { id: IDS[index] });
    });
  }

  const stored = async (entity: new () => ScopedEntity): Promise<unknown[]> => {
    const { tableName } = dataSource.getMetadata(entity);
    const { rows } = await client.query<{ row: string }>(
      `select t::text as row from copies.${tableName} t order by id`,
    );
    await client.query(`truncate copies.${tableName}`);
    return rows;
  };

  it.each(scoped)('of %p are stored as TypeORM stores them', async (entity) => {
    await inCopies(async () => new Rows(database, entity).insert(...rowsOf(entity)));
    const ours = await stored(entity);
    await inCopies(() =>
      database.manager.createQueryBuilder().insert().into(entity).values(rowsOf(entity)).updateEntity(false).execute(),
    );
    expect(ours).toHaveLength(FILLINGS.length);
    expect(ours).toEqual(await stored(entity));
  });

  it.each(scoped)('of %p are read as TypeORM reads them', async (entity) => {
    const [found, locked, expected] = await inCopies(async () => {
      const rows = new Rows(database, entity);
      rows.insert(...rowsOf(entity));
      return [
        await Promise.all(IDS.map((id) => rows.findById(id))),
        await Promise.all(IDS.map((id) => rows.lockById(id))),
        await database.manager.find(entity, { where: { ...scope, id: In(IDS) }, order: { id: 'asc' } }),
      ];
    });
    expect(expected).toHaveLength(FILLINGS.length);
    expect(found).toStrictEqual(expected);
    expect(locked).toStrictEqual(expected);
  });

  it('are asked for by few texts, however many there are', async () => {
    const texts = await inCopies(async () => {
      const rows = new Rows(database, scoped[0] as new () => ScopedEntity);
      for (let many = 1; many <= 64; many += 1) {
        await Promise.all(Array.from({ length: many }, (_, index) => rows.lockById(`id_${index}`)));
      }
      return database.manager.query(`select statement from pg_prepared_statements where statement like '%for update'`);
    });
    expect(texts.length).toBeLessThan(7);
  });
});
