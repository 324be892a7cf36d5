import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, OPERATOR_ROLE } from '../roles';
import { isolateByTenant } from './tenant-isolation';

export class EncryptionKeys1700000001700 implements MigrationInterface {
  name = 'EncryptionKeys1700000001700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table encryption_keys (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        proof text not null,
        created_at timestamptz(3) not null,
        constraint encryption_keys_pkey primary key (tenant_id, environment_id, id)
      )`);
    await isolateByTenant(runner, 'encryption_keys', ['select', 'insert', 'delete']);

    await runner.query(`grant update (payload) on domain_events to ${OPERATOR_ROLE}`);
    await runner.query(`
      create function every_environment() returns table (tenant_id text, environment_id text)
      language sql stable security definer set search_path = public, pg_temp as $$
        select e.tenant_id, e.id from environments e order by e.tenant_id, e.id
      $$`);
    // Events never change, but the one sealed value that some carry has to outlive its key.
    await runner.query(`
      create function reseal_event(wanted_tenant text, wanted_environment text, wanted_event text, member text, old_value text, new_value text)
      returns table (resealed bigint)
      language sql volatile security definer set search_path = public, pg_temp as $$
        with u as (
          update domain_events e set payload = jsonb_set(e.payload, array[member], to_jsonb(new_value))
          where e.tenant_id = wanted_tenant and e.environment_id = wanted_environment and e.id = wanted_event
            and e.payload ->> member = old_value and starts_with(old_value, 'v1.') and starts_with(new_value, 'v1.') returning 1)
        select count(*) from u
      $$`);
    await runner.query(`grant create on schema public to ${OPERATOR_ROLE}`);
    for (const signature of OPERATOR_FUNCTIONS) {
      await runner.query(`alter function ${signature} owner to ${OPERATOR_ROLE}`);
      await runner.query(`revoke all on function ${signature} from public`);
      await runner.query(`grant execute on function ${signature} to ${APPLICATION_ROLE}`);
    }
    await runner.query(`revoke create on schema public from ${OPERATOR_ROLE}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const signature of OPERATOR_FUNCTIONS) await runner.query(`drop function ${signature}`);
    await runner.query(`revoke update (payload) on domain_events from ${OPERATOR_ROLE}`);
    await runner.query('drop table encryption_keys');
  }
}

const OPERATOR_FUNCTIONS = ['every_environment()', 'reseal_event(text, text, text, text, text, text)'];
