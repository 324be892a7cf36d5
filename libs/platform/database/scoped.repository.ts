import {
  type EntityManager,
  type EntityMetadata,
  type EntityTarget,
  type FindOptionsOrder,
  type FindOptionsWhere,
  MoreThan,
  type ObjectLiteral,
  type SelectQueryBuilder,
} from 'typeorm';
import type { Database } from './database';
import { ulidsIn } from './id-token';
import { insertRows, type RowValues, valuesOf } from './wire/insert-rows';
import { PLANNED_EACH_TIME } from './wire/prepared-statements';
import type { ScopedEntity } from './scoped.entity';
import { type Conditions, type Reading, selectRows } from './wire/select-rows';
import { changeOf, updateRows } from './wire/update-rows';

/** A few rows of a large set that is read in successive rounds. */
export interface Round {
  /** Last row of the previous round; null starts from the beginning. */
  readonly after: string | null;
  readonly most: number;
  /** Number of newest rows that every round reads in addition. */
  readonly newest: number;
}

export interface RoundOf<Row> {
  readonly rows: Row[];
  /** Row after which the next round starts; null at the end. */
  readonly last: string | null;
}

/** A statement has at most 65,535 parameters. pg sends the number of more in 16 bits, which makes it another. */
const MOST_PARAMETERS = 65_535;

/**
 * Base of all repositories of scoped rows. Each query has conditions for tenant and environment; row policies are the
 * second protection.
 */
export abstract class ScopedRepository<E extends ScopedEntity & ObjectLiteral> {
  constructor(
    protected readonly database: Database,
    private readonly entity: EntityTarget<E>,
  ) {}

  /**
   * Inserts new rows with their present values, in the scope of the running unit of work. There is no answer to wait
   * for: the rows are stored before the next statement, and a violated unique key is reported when the unit of work
   * ends.
   */
  insert(...rows: E[]): void {
    this.insertInto(this.entity, rows);
  }

  /** As `insert`, for the present values of every updatable column of a row that was read in this unit of work. */
  update(row: E): void {
    const metadata = this.database.metadataOf(this.entity);
    this.database.write(`update ${metadata.tableName}`, [changeOf(metadata, row)], (changes) => {
      const { sql, parameters } = updateRows(metadata, this.database.scope, changes);
      this.database.send(sql, parameters);
    });
  }

  /** Null without such a row in the scope. Calls of one tick share a statement. */
  async findById(id: string): Promise<E | null> {
    return this.batch('find', id, async (ids) => byId(ids, await this.rowsWhere(anyOf<E>(ids))));
  }

  /** The first row whose token or whole ULID one of the texts contains. */
  async findNamedIn(prefix: string, ...texts: (string | null)[]): Promise<E | null> {
    for (const ulid of ulidsIn(...texts)) {
      const named = await this.findById(`${prefix}_${ulid}`);
      if (named) return named;
    }
    return null;
  }

  /** Reads a row and locks it until the unit of work ends. */
  async lockById(id: string): Promise<E | null> {
    return this.batch('lock', id, (ids) => this.lockAll(ids));
  }

  /**
   * Inserts the row unless it exists, and returns the stored row, locked.
   * @throws Error when neither is visible in the scope
   */
  async lockOrInsert(first: E): Promise<E> {
    this.insertUnlessKnown(this.entity, [first]);
    const row = await this.lockById(first.id);
    if (!row) throw new Error(`${first.id} was not stored`);
    return row;
  }

  /** As `lockById`, for many rows. All callers that take several locks of one kind take them in this order. */
  protected async lockAll(ids: readonly string[]): Promise<(E | null)[]> {
    return byId(ids, await this.rowsWhere(anyOf<E>(ids), { order: 'id', lock: true }));
  }

  /** Rows that meet the conditions, in the scope of the running unit of work. */
  protected async rowsWhere(conditions: Conditions<E>, reading?: Reading<E>): Promise<E[]> {
    return this.rowsOf(this.entity, conditions, reading);
  }

  /** As `rowsWhere`, for conditions that at most one row can meet. */
  protected async rowWhere(conditions: Conditions<E>, reading?: Reading<E>): Promise<E | null> {
    const [row] = await this.rowsWhere(conditions, reading);
    return row ?? null;
  }

  /** The newest rows, and the next rows in the order of their ids. */
  protected async round(wanted: FindOptionsWhere<E>, { after, most, newest }: Round): Promise<RoundOf<E>> {
    const some = async (where: FindOptionsWhere<E>, id: 'asc' | 'desc', take: number): Promise<E[]> => {
      if (take === 0) return [];
      return this.manager.find(this.entity, { where: this.where(where), order: { id } as FindOptionsOrder<E>, take });
    };
    const next = await some({ ...wanted, ...(after !== null && { id: MoreThan(after) }) }, 'asc', most);
    const rows = [...(await some(wanted, 'desc', newest)), ...next];
    return {
      rows: [...new Map(rows.map((row) => [row.id, row])).values()],
      last: next.length < most ? null : (next.at(-1)?.id ?? null),
    };
  }

  /** As `rowsWhere`, for another entity that belongs to this repository's. */
  protected async rowsOf<Row extends ScopedEntity>(
    entity: EntityTarget<Row>,
    conditions: Conditions<Row>,
    reading?: Reading<Row>,
  ): Promise<Row[]> {
    return selectRows(this.manager, this.database.metadataOf(entity), this.database.scope, conditions, reading);
  }

  /** As `insert`, for any entity. */
  protected insertInto<Row extends ScopedEntity>(entity: EntityTarget<Row>, rows: readonly Row[]): void {
    this.add('insert', entity, rows);
  }

  /** As `insertInto`, but skips rows that violate a unique key. */
  protected insertUnlessKnown<Row extends ScopedEntity>(entity: EntityTarget<Row>, rows: readonly Row[]): void {
    this.add('insert unless known', entity, rows);
  }

  /**
   * As `insertUnlessKnown`, for one row and with an answer.
   * @returns whether the row was inserted
   */
  protected async wasInserted<Row extends ScopedEntity>(entity: EntityTarget<Row>, row: Row): Promise<boolean> {
    const { metadata, values } = this.rowsToInsert(entity, [row]);
    const { sql, parameters } = insertRows(metadata, values, { unlessKnown: true });
    return (await this.manager.query<unknown[]>(sql, parameters)).length > 0;
  }

  private add<Row extends ScopedEntity>(
    how: 'insert' | 'insert unless known',
    entity: EntityTarget<Row>,
    rows: readonly Row[],
  ): void {
    if (rows.length === 0) return;
    const { metadata, values } = this.rowsToInsert(entity, rows);
    this.database.write(`${how} ${metadata.tableName}`, values, (all) => {
      for (const some of slices(all, Math.floor(MOST_PARAMETERS / metadata.columns.length))) {
        const { sql, parameters } = insertRows(metadata, some, { unlessKnown: how === 'insert unless known' });
        this.database.send(sql, parameters);
      }
    });
  }

  private rowsToInsert<Row extends ScopedEntity>(
    entity: EntityTarget<Row>,
    rows: readonly Row[],
  ): { metadata: EntityMetadata; values: RowValues[] } {
    const metadata = this.database.metadataOf(entity);
    const { scope } = this.database;
    return { metadata, values: rows.map((row) => valuesOf(metadata.dataSource, metadata, Object.assign(row, scope))) };
  }

  /** As `Database.batch`, for this repository. */
  protected async batch<Item, Answer>(
    what: string,
    item: Item,
    answerAll: (items: Item[]) => Promise<readonly Answer[]>,
  ): Promise<Answer> {
    return this.database.batch(`${this.constructor.name}.${what}`, item, answerAll);
  }

  protected get manager(): EntityManager {
    return this.database.manager;
  }

  /** The condition, restricted to the scope of the running unit of work. */
  protected where(condition: FindOptionsWhere<E>): FindOptionsWhere<E> {
    return { ...condition, ...this.database.scope };
  }

  /** A list query over this entity, restricted to the scope of the running unit of work. */
  protected query(alias: string): SelectQueryBuilder<E> {
    return this.manager
      .createQueryBuilder(this.entity, alias)
      .comment(PLANNED_EACH_TIME)
      .where(`${alias}.tenantId = :tenantId and ${alias}.environmentId = :environmentId`, this.database.scope);
  }
}

function anyOf<E extends ScopedEntity>(ids: readonly string[]): Conditions<E> {
  const conditions: Conditions<ScopedEntity> = { id: [...new Set(ids)] };
  return conditions as Conditions<E>;
}

function byId<E extends ScopedEntity>(ids: readonly string[], rows: readonly E[]): (E | null)[] {
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id) ?? null);
}

const slices = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
