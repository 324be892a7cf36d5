import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateByTenant } from './tenant-isolation';

const READ = ['charges', 'payments'] as const;

/** Which environment booked a charge of Nomod's: several may use one account there, and one of them books it. */
export class AccountCharges1700000003822 implements MigrationInterface {
  name = 'AccountCharges1700000003822';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account_charges (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        connection_id text,
        claimed_at timestamptz(3) not null,
        constraint account_charges_pkey primary key (tenant_id, environment_id, id)
      )`);
    await runner.query('create unique index account_charges_charge on account_charges (id)');
    // Of every tenant: the owner of the tables reads past the policies for this one statement.
    for (const table of READ) await runner.query(`alter table ${table} no force row level security`);
    await runner.query(`
      insert into account_charges (tenant_id, environment_id, id, connection_id, claimed_at)
      select c.tenant_id, c.environment_id, c.id, p.connection_id, c.first_seen_at
      from charges c join payments p
        on p.tenant_id = c.tenant_id and p.environment_id = c.environment_id and p.id = c.payment_id
      where c.state in ('captured', 'unapplied') order by c.first_seen_at
      on conflict do nothing`);
    for (const table of READ) await runner.query(`alter table ${table} force row level security`);
    // Environments of one tenant may name each other; those of others stay out of sight.
    await isolateByTenant(runner, 'account_charges', ['select', 'insert'], 'tenant');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table account_charges');
  }
}
