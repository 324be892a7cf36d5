import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, OPERATOR_ROLE } from '../roles';

/** Roles belong to the whole server and may already exist there for another database, so they are made when missing and never dropped. */
export class Roles1700000000000 implements MigrationInterface {
  name = 'Roles1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const role of [APPLICATION_ROLE, OPERATOR_ROLE]) {
      await runner.query(`
        do $$ begin
          create role ${role} nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
        exception when duplicate_object or unique_violation then null;
        end $$`);
      await runner.query(`grant ${role} to current_user`);
      await runner.query(`grant usage on schema public to ${role}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const role of [APPLICATION_ROLE, OPERATOR_ROLE]) {
      await runner.query(`revoke usage on schema public from ${role}`);
    }
  }
}
