import { DataSource, type QueryRunner } from 'typeorm';

/** A condition on tenant or environment with its parameter: `"t"."tenant_id" = $1`, `tenant_id = $1`. */
const CONDITION = /(?:"?\w+"?\.)?"?(?:tenant_id|environment_id)"? = \$(\d+)/g;

/**
 * Removes the tenant from every WHERE that goes through a data source, as if each repository method had forgotten it.
 * Parameters stay, so that their numbers do not change.
 * @returns the distinct statements that lost a condition
 */
export function forgetTenantConditions(dataSource: DataSource): Set<string> {
  const changed = new Set<string>();
  const create = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (mode) => {
    const runner: QueryRunner = create(mode);
    const query = runner.query.bind(runner) as (...all: unknown[]) => Promise<unknown>;
    runner.query = ((sql: string, ...rest: unknown[]) => {
      const stripped = /\bwhere\b/i.test(sql) ? sql.replace(CONDITION, '($$$1::text is not null)') : sql;
      if (stripped !== sql) changed.add(sql);
      return query(stripped, ...rest);
    }) as QueryRunner['query'];
    return runner;
  };
  return changed;
}
