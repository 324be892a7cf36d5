import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE } from '../roles';

const ACROSS_TENANTS = [
  'claim_event_deliveries',
  'extend_event_leases',
  'release_event_leases',
  'free_leases_of_dead_workers',
  'event_backlog',
  'operator_gauges',
  'dead_event_deliveries',
  'scope_of_dead_event_delivery',
  'redrive_event_delivery',
  'prune_history',
  'prune_messages',
  'prune_request_log',
  'every_environment',
  'reseal_event',
  'lease_gateway_calls',
  'gateway_budget',
];

/**
 * The functions that look across tenants are called by the login itself, outside units of work: the role of units of work need not be able to. Logins that use this
 * database keep what they could do.
 */
export class FunctionsOfTheLogin1700000003982 implements MigrationInterface {
  name = 'FunctionsOfTheLogin1700000003982';

  async up(runner: QueryRunner): Promise<void> {
    await letLoginsCall(runner, ACROSS_TENANTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await forEachFunction(
      runner,
      ACROSS_TENANTS,
      `execute format('grant execute on function %s to ${APPLICATION_ROLE}', f);`,
    );
  }
}

/** Lets the logins that may use this database call these functions, and the role of units of work no longer. For every function that looks across tenants. */
async function letLoginsCall(runner: QueryRunner, names: readonly string[]): Promise<void> {
  await forEachFunction(
    runner,
    names,
    `for who in
       select r.rolname from pg_roles r where r.rolcanlogin and not r.rolsuper
         and (r.rolname = current_user or pg_has_role(r.oid, '${APPLICATION_ROLE}', 'member'))
     loop
       execute format('grant execute on function %s to %I', f, who);
     end loop;
     execute format('revoke execute on function %s from ${APPLICATION_ROLE}', f);`,
  );
}

async function forEachFunction(runner: QueryRunner, names: readonly string[], work: string): Promise<void> {
  await runner.query(`
    do $do$
    declare f regprocedure; who name;
    begin
      for f in
        select p.oid::regprocedure from pg_proc p
        where p.pronamespace = 'public'::regnamespace and p.proname in ('${names.join("', '")}')
      loop
        ${work}
      end loop;
    end $do$`);
}
