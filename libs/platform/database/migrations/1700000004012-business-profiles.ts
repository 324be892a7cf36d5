import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

/** Who bills in an environment, as its customers read it. */
export class BusinessProfiles1700000004012 implements MigrationInterface {
  name = 'BusinessProfiles1700000004012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table business_profiles (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        legal_name text,
        trade_name text,
        address text,
        tax_number text,
        footer text,
        time_zone text not null,
        language text not null,
        default_due_days integer not null,
        color text,
        updated_at timestamptz(3) not null,
        constraint business_profiles_pkey primary key (tenant_id, environment_id, id),
        constraint business_profiles_language check (language in ('en', 'ar')),
        constraint business_profiles_due_days check (default_due_days between 0 and 365)
      )`);
    await isolateByTenant(runner, 'business_profiles', ['select', 'insert', 'update']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table business_profiles');
  }
}
