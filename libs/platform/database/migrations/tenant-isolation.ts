import type { QueryRunner } from 'typeorm';
import { APPLICATION_ROLE } from '../roles';

export type TablePrivilege = 'select' | 'insert' | 'update' | 'delete';

/**
 * Puts a table behind row-level security: the application role sees and writes only rows of the tenant (and environment) that its
 * transaction was opened for, the owner included (FORCE).
 * @param scope 'environment' for tables with tenant_id and environment_id, 'tenant' for those of a whole tenant.
 */
export async function isolateByTenant(
  runner: QueryRunner,
  table: string,
  privileges: TablePrivilege[] = ['select', 'insert', 'update', 'delete'],
  scope: 'environment' | 'tenant' = 'environment',
): Promise<void> {
  const condition = [
    `tenant_id = current_setting('remit.tenant_id', true)`,
    ...(scope === 'environment' ? [`environment_id = current_setting('remit.environment_id', true)`] : []),
  ].join(' and ');
  await runner.query(`alter table ${table} enable row level security`);
  await runner.query(`alter table ${table} force row level security`);
  await runner.query(
    `create policy ${table}_isolation on ${table} to ${APPLICATION_ROLE} using (${condition}) with check (${condition})`,
  );
  await runner.query(`grant ${privileges.join(', ')} on ${table} to ${APPLICATION_ROLE}`);
}
