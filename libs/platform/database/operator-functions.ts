import type { QueryRunner } from 'typeorm';
import type { Roles } from './roles';

/** Every function that may cross tenants, by name. Adding one is a decision: it needs a migration and a line in the README. */
const OPERATOR_FUNCTIONS = [
  'claim_event_deliveries',
  'extend_event_leases',
  'release_event_leases',
  'free_leases_of_dead_workers',
  'event_backlog',
  'operator_gauges',
  'sweep_gauges',
  'habit_gauges',
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
] as const;

export type OperatorFunction = (typeof OPERATOR_FUNCTIONS)[number];

/**
 * Problem: the role of units of work could call the functions that look across tenants. They are called by the login itself, outside units of work. Decision:
 * after the migrations the role can call none of them any more, and the logins that use this database can. Consequence: nothing to do, and no right needed,
 * where that is so already; a migration that makes such a function grants it as those before did.
 */
export async function keepFunctionsForLogins(runner: QueryRunner, { application }: Roles): Promise<void> {
  await runner.query(`
    do $do$
    declare f regprocedure; who name;
    begin
      for f in
        select p.oid::regprocedure from pg_proc p
        where p.pronamespace = 'public'::regnamespace and p.proname in ('${OPERATOR_FUNCTIONS.join("', '")}')
          and has_function_privilege('${application}', p.oid, 'execute')
      loop
        for who in
          select r.rolname from pg_roles r where r.rolcanlogin and not r.rolsuper
            and (r.rolname = current_user or pg_has_role(r.oid, '${application}', 'member'))
        loop
          execute format('grant execute on function %s to %I', f, who);
        end loop;
        execute format('revoke execute on function %s from ${application}', f);
      end loop;
    end $do$`);
}
