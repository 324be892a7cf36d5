import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity';
import type { Database } from './database';
import type { ScopedEntity } from './scoped.entity';

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
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(this.entity)
      .values(rows as QueryDeepPartialEntity<E>[])
      .updateEntity(false)
      .execute();
  }

  /** Writes every column of a row that was read in this unit of work. */
  async update(row: E): Promise<void> {
    const values: Record<string, unknown> = {};
    for (const column of this.manager.dataSource.getMetadata(this.entity).columns) {
      if (!column.isPrimary) values[column.propertyName] = row[column.propertyName as keyof E];
    }
    await this.manager.update(
      this.entity,
      this.where({ id: row.id } as FindOptionsWhere<E>),
      values as QueryDeepPartialEntity<E>,
    );
  }

  async findById(id: string): Promise<E | null> {
    return this.manager.findOneBy(this.entity, this.where({ id } as FindOptionsWhere<E>));
  }

  /** Reads a row and holds its lock until the unit of work ends. */
  async lockById(id: string): Promise<E | null> {
    return this.manager.findOne(this.entity, {
      where: this.where({ id } as FindOptionsWhere<E>),
      lock: { mode: 'pessimistic_write' },
    });
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
