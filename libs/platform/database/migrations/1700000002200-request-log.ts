import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, OPERATOR_ROLE } from '../roles';
import { isolateByTenant } from './tenant-isolation';

const PRUNE_REQUEST_LOG = 'prune_request_log(text, integer)';

export class RequestLog1700000002200 implements MigrationInterface {
  name = 'RequestLog1700000002200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table logged_requests (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        received_at timestamptz(3) not null,
        origin text not null,
        method text not null,
        path text not null,
        status smallint not null,
        duration_ms integer not null,
        request_id text not null,
        error_code text,
        replayed boolean not null,
        key_id text not null,
        key_name text not null,
        key_display_id text not null,
        constraint logged_requests_pkey primary key (tenant_id, environment_id, id),
        constraint logged_requests_origin_known check (origin in ('api', 'console'))
      )`);
    await runner.query(
      'create index logged_requests_request on logged_requests (tenant_id, environment_id, request_id, id)',
    );
    // Refusals are what people look for, and few.
    await runner.query(
      'create index logged_requests_refused on logged_requests (tenant_id, environment_id, id) where status >= 400',
    );
    await isolateByTenant(runner, 'logged_requests', ['select', 'insert']);
    await this.letOperatorPrune(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function ${PRUNE_REQUEST_LOG}`);
    await runner.query('drop table logged_requests');
  }

  private async letOperatorPrune(runner: QueryRunner): Promise<void> {
    // Locking a row that is about to be removed needs the right to update it.
    await runner.query(`grant select, update, delete on logged_requests to ${OPERATOR_ROLE}`);
    await runner.query(`create policy logged_requests_operator on logged_requests to ${OPERATOR_ROLE} using (true)`);
    await runner.query(`
      create function prune_request_log(oldest_kept_ulid text, most integer) returns table (removed bigint)
      language sql volatile security definer set search_path = public, pg_temp as $$
        with old_requests as (
          delete from logged_requests r using environments e cross join lateral (
            select o.id from logged_requests o
            where o.tenant_id = e.tenant_id and o.environment_id = e.id and o.id < 'log_' || oldest_kept_ulid
            order by o.id limit most for update skip locked) old
          where r.tenant_id = e.tenant_id and r.environment_id = e.id and r.id = old.id returning 1
        )
        select count(*) from old_requests
      $$`);
    await runner.query(`grant create on schema public to ${OPERATOR_ROLE}`);
    await runner.query(`alter function ${PRUNE_REQUEST_LOG} owner to ${OPERATOR_ROLE}`);
    await runner.query(`revoke create on schema public from ${OPERATOR_ROLE}`);
    await runner.query(`revoke all on function ${PRUNE_REQUEST_LOG} from public`);
    await runner.query(`grant execute on function ${PRUNE_REQUEST_LOG} to ${APPLICATION_ROLE}`);
  }
}
