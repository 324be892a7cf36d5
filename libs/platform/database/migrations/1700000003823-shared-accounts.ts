import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, OPERATOR_ROLE } from '../roles';
import { isolateByTenant } from './tenant-isolation';

const READ = ['connections', 'remote_operations', 'account_charges'] as const;
const FUNCTION = 'connections_of_account(text[], text[])';

/** Connections that use one Nomod account, and how they are found: by their key, and by what one made and the other sees there. */
export class SharedAccounts1700000003823 implements MigrationInterface {
  name = 'SharedAccounts1700000003823';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table connections add column api_key_fingerprint text not null default ''`);
    await runner.query(
      `create index connections_api_key_fingerprint on connections (api_key_fingerprint) where api_key_fingerprint <> ''`,
    );
    await runner.query(
      'create index remote_operations_remote on remote_operations (remote_id) where remote_id is not null',
    );
    await runner.query(`
      create table account_neighbours (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        connection_id text not null,
        other_tenant_id text not null,
        other_environment_id text not null,
        other_connection_id text not null,
        seen_at timestamptz(3) not null,
        constraint account_neighbours_pkey primary key (tenant_id, environment_id, id)
      )`);
    await isolateByTenant(runner, 'account_neighbours', ['select', 'insert', 'delete']);
    for (const table of READ) {
      await runner.query(`create policy ${table}_of_account on ${table} for select to ${OPERATOR_ROLE} using (true)`);
      await runner.query(`grant select on ${table} to ${OPERATOR_ROLE}`);
    }
    await runner.query(`
      create function connections_of_account(fingerprints text[], remote_ids text[])
      returns table (tenant_id text, environment_id text, connection_id text)
      language sql stable security definer set search_path = public, pg_temp as $$
        select c.tenant_id, c.environment_id, c.id from connections c
        where c.status = 'published' and (
          (c.api_key_fingerprint <> '' and c.api_key_fingerprint = any(fingerprints))
          or (c.tenant_id, c.environment_id, c.id) in (
            select o.tenant_id, o.environment_id, o.connection_id from remote_operations o where o.remote_id = any(remote_ids)
            union select a.tenant_id, a.environment_id, a.connection_id from account_charges a where a.id = any(remote_ids)))
        order by c.tenant_id, c.environment_id, c.id
      $$`);
    await runner.query(`grant create on schema public to ${OPERATOR_ROLE}`);
    await runner.query(`alter function ${FUNCTION} owner to ${OPERATOR_ROLE}`);
    await runner.query(`revoke create on schema public from ${OPERATOR_ROLE}`);
    await runner.query(`revoke all on function ${FUNCTION} from public`);
    await runner.query(`grant execute on function ${FUNCTION} to ${APPLICATION_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function ${FUNCTION}`);
    for (const table of READ) {
      await runner.query(`drop policy ${table}_of_account on ${table}`);
    }
    await runner.query('drop table account_neighbours');
    await runner.query('drop index remote_operations_remote');
    await runner.query('drop index connections_api_key_fingerprint');
    await runner.query('alter table connections drop column api_key_fingerprint');
  }
}
