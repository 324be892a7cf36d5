import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, OPERATOR_ROLE } from '../roles';

/** Roles belong to the whole server. What somebody has made or granted before is left as it is, so that a login that may not do it can still migrate. */
export class Roles1700000000000 implements MigrationInterface {
  name = 'Roles1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const role of [APPLICATION_ROLE, OPERATOR_ROLE]) {
      await runner.query(`
        do $$ begin
          if not exists (select from pg_roles where rolname = '${role}') then
            create role ${role} nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
          end if;
        exception when duplicate_object or unique_violation then null;
        end $$`);
      await runner.query(`
        do $$ begin
          if not pg_has_role(current_user, '${role}', case when current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end) then
            grant ${role} to current_user;
          end if;
        end $$`);
      await runner.query(`grant usage on schema public to ${role}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const role of [APPLICATION_ROLE, OPERATOR_ROLE]) {
      await runner.query(`revoke usage on schema public from ${role}`);
    }
  }
}
