import type {
  EntityManager,
  EntityTarget,
  FindOptionsOrder,
  FindOptionsWhere,
  ObjectLiteral,
  SelectQueryBuilder,
} from 'typeorm';
import { In } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity';
import type { Database } from './database';
import type { ScopedEntity } from './scoped.entity';
import { updateRows } from './update-rows';

/** What every repository of scoped rows needs. Each query names tenant and environment itself; the row policies are the second wall. */
export abstract class ScopedRepository<E extends ScopedEntity & ObjectLiteral> {
  constructor(
    protected readonly database: Database,
    private readonly entity: EntityTarget<E>,
  ) {}

  /**
   * Inserts new rows, which get the scope of the running unit of work. They are left as they are: TypeORM would write the database's answer back into
   * them, where a bigint is a text that adds up wrongly.
   */
  async insert(...rows: E[]): Promise<void> {
    for (const row of rows) Object.assign(row, this.database.scope);
    await this.gather('insert', rows, async (groups: E[][]) => {
      await this.manager
        .createQueryBuilder()
        .insert()
        .into(this.entity)
        .values(groups.flat() as QueryDeepPartialEntity<E>[])
        .updateEntity(false)
        .execute();
      return [];
    });
  }

  /** Writes every column that may change of a row that was read in this unit of work. */
  async update(row: E): Promise<void> {
    await this.gather('update', row, async (rows: E[]) => {
      const { tenantId, environmentId } = this.database.scope;
      const { sql, values, ids } = updateRows(this.manager.dataSource.getMetadata(this.entity), rows);
      await this.manager.query(sql, [tenantId, environmentId, values, ids]);
      return [];
    });
  }

  async findById(id: string): Promise<E | null> {
    return this.gather('find', id, async (ids) =>
      byId(ids, await this.manager.findBy(this.entity, this.where({ id: anyOf(ids) } as FindOptionsWhere<E>))),
    );
  }

  /** Reads a row and holds its lock until the unit of work ends. */
  async lockById(id: string): Promise<E | null> {
    return this.gather('lock', id, (ids) => this.lockAll(ids));
  }

  /** As `lockById`, for many; everybody who takes several locks of one kind takes them in this order. */
  protected async lockAll(ids: readonly string[]): Promise<(E | null)[]> {
    const rows = await this.manager.find(this.entity, {
      where: this.where({ id: anyOf(ids) } as FindOptionsWhere<E>),
      lock: { mode: 'pessimistic_write' },
      ...(ids.length > 1 && { order: { id: 'asc' } as FindOptionsOrder<E> }),
    });
    return byId(ids, rows);
  }

  /** As `Database.gather`, for this repository. */
  protected async gather<Item, Answer>(
    what: string,
    item: Item,
    answerAll: (items: Item[]) => Promise<readonly Answer[]>,
  ): Promise<Answer> {
    return this.database.gather(`${this.constructor.name}.${what}`, item, answerAll);
  }

  protected get manager(): EntityManager {
    return this.database.manager;
  }

  /** The given condition, narrowed to the scope of the running unit of work. */
  protected where(condition: FindOptionsWhere<E>): FindOptionsWhere<E> {
    return { ...condition, ...this.database.scope };
  }

  /** A query over this entity, already narrowed to the scope of the running unit of work. */
  protected query(alias: string): SelectQueryBuilder<E> {
    return this.manager
      .createQueryBuilder(this.entity, alias)
      .where(`${alias}.tenantId = :tenantId and ${alias}.environmentId = :environmentId`, this.database.scope);
  }
}

const anyOf = (ids: readonly string[]) => (ids.length === 1 ? ids[0] : In([...new Set(ids)]));

function byId<E extends ScopedEntity>(ids: readonly string[], rows: readonly E[]): (E | null)[] {
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id) ?? null);
}
