import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, OPERATOR_ROLE } from '../roles';
import { isolateByTenant } from './tenant-isolation';

export class DomainEvents1700000000100 implements MigrationInterface {
  name = 'DomainEvents1700000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table domain_events (
        tenant_id text not null,
        environment_id text not null,
        id text not null,
        type text not null,
        version smallint not null,
        occurred_at timestamptz(3) not null,
        actor text not null,
        correlation_id text not null,
        causation_id text,
        invoice_id text,
        payment_id text,
        payload jsonb not null,
        constraint domain_events_pkey primary key (tenant_id, environment_id, id)
      )`);
    await runner.query(`
      create index domain_events_invoice on domain_events (tenant_id, environment_id, invoice_id, id) where invoice_id is not null`);
    await runner.query(`
      create index domain_events_payment on domain_events (tenant_id, environment_id, payment_id, id) where payment_id is not null`);
    await isolateByTenant(runner, 'domain_events', ['select', 'insert']);

    await runner.query(`
      create table event_deliveries (
        tenant_id text not null,
        environment_id text not null,
        event_id text not null,
        subscriber text not null,
        lane text not null,
        status text not null default 'pending',
        standing boolean not null default false,
        due_at timestamptz(3) not null,
        attempts integer not null default 0,
        leased_by text,
        last_error text,
        created_at timestamptz(3) not null,
        finished_at timestamptz(3),
        constraint event_deliveries_pkey primary key (tenant_id, environment_id, event_id, subscriber),
        constraint event_deliveries_status check (status in ('pending', 'done', 'dead')),
        constraint event_deliveries_lane check (lane in ('local', 'gateway'))
      )`);
    await runner.query(`
      create index event_deliveries_due on event_deliveries (tenant_id, environment_id, lane, due_at) where status = 'pending'`);
    await runner.query(`
      create index event_deliveries_dead on event_deliveries (tenant_id, environment_id, created_at) where status = 'dead'`);
    await isolateByTenant(runner, 'event_deliveries', ['select', 'insert', 'update']);

    await this.createOperatorFunctions(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const signature of OPERATOR_FUNCTIONS) await runner.query(`drop function ${signature}`);
    await runner.query('drop table event_deliveries');
    await runner.query('drop table domain_events');
  }

  private async createOperatorFunctions(runner: QueryRunner): Promise<void> {
    await runner.query(`grant select on domain_events to ${OPERATOR_ROLE}`);
    await runner.query(`grant select, update on event_deliveries to ${OPERATOR_ROLE}`);
    for (const table of ['domain_events', 'event_deliveries']) {
      await runner.query(`create policy ${table}_operator on ${table} to ${OPERATOR_ROLE} using (true)`);
    }
    // A lease is the due time pushed into the future: one index finds both work that is due and work whose worker died.
    await runner.query(`
      create function claim_event_deliveries(
        worker text, lease_seconds double precision, wanted integer, wanted_lane text, busy_environments text[]
      ) returns table (
        tenant_id text, environment_id text, event_id text, subscriber text, attempts integer, standing boolean,
        type text, version smallint, occurred_at timestamptz, actor text, correlation_id text, causation_id text, payload jsonb
      ) language sql volatile security definer set search_path = public, pg_temp as $$
        with recursive waiting as (
          (select d.tenant_id, d.environment_id from event_deliveries d
            where d.status = 'pending' order by d.tenant_id, d.environment_id limit 1)
          union all
          select n.tenant_id, n.environment_id from waiting w cross join lateral (
            select d.tenant_id, d.environment_id from event_deliveries d
            where d.status = 'pending' and (d.tenant_id, d.environment_id) > (w.tenant_id, w.environment_id)
            order by d.tenant_id, d.environment_id limit 1) n
        ), due as (
          select c.*, row_number() over (partition by c.tenant_id, c.environment_id order by c.due_at) as turn
          from waiting w cross join lateral (
            select d.tenant_id, d.environment_id, d.event_id, d.subscriber, d.due_at from event_deliveries d
            where d.status = 'pending' and d.lane = wanted_lane and d.due_at <= clock_timestamp()
              and d.tenant_id = w.tenant_id and d.environment_id = w.environment_id
              and d.environment_id <> all (busy_environments)
            order by d.due_at limit wanted for update skip locked) c
        ), fair as (
          select * from due order by turn, due_at limit wanted
        ), claimed as (
          update event_deliveries d
          set leased_by = worker, due_at = clock_timestamp() + make_interval(secs => lease_seconds), attempts = d.attempts + 1
          from fair f
          where d.tenant_id = f.tenant_id and d.environment_id = f.environment_id and d.event_id = f.event_id and d.subscriber = f.subscriber
          returning d.tenant_id, d.environment_id, d.event_id, d.subscriber, d.attempts, d.standing
        )
        select c.tenant_id, c.environment_id, c.event_id, c.subscriber, c.attempts, c.standing,
               e.type, e.version, e.occurred_at, e.actor, e.correlation_id, e.causation_id, e.payload
        from claimed c join domain_events e
          on e.tenant_id = c.tenant_id and e.environment_id = c.environment_id and e.id = c.event_id
      $$`);
    await runner.query(`
      create function extend_event_leases(worker text, lease_seconds double precision) returns table (extended bigint)
      language sql volatile security definer set search_path = public, pg_temp as $$
        with u as (
          update event_deliveries set due_at = clock_timestamp() + make_interval(secs => lease_seconds)
          where leased_by = worker and status = 'pending' returning 1)
        select count(*) from u
      $$`);
    await runner.query(`
      create function release_event_leases(worker text) returns table (released bigint)
      language sql volatile security definer set search_path = public, pg_temp as $$
        with u as (
          update event_deliveries set leased_by = null, due_at = clock_timestamp(), attempts = greatest(attempts - 1, 0)
          where leased_by = worker and status = 'pending' returning 1)
        select count(*) from u
      $$`);
    await runner.query(`
      create index event_deliveries_leased on event_deliveries (tenant_id, environment_id, leased_by) where status = 'pending' and leased_by is not null`);
    await runner.query(`
      create function event_backlog(webhook_subscriber text)
      returns table (jobs bigint, webhooks bigint, oldest_seconds double precision, dead bigint)
      language sql stable security definer set search_path = public, pg_temp as $$
        select count(*) filter (where status = 'pending' and subscriber <> webhook_subscriber),
               count(*) filter (where status = 'pending' and subscriber = webhook_subscriber),
               coalesce(extract(epoch from clock_timestamp() - min(created_at) filter (where status = 'pending')), 0)::double precision,
               count(*) filter (where status = 'dead')
        from event_deliveries
        where (status = 'pending' and not standing) or status = 'dead'
      $$`);
    await runner.query(`
      create function dead_event_deliveries(most integer)
      returns table (tenant_id text, environment_id text, event_id text, subscriber text, type text, attempts integer, last_error text, created_at timestamptz)
      language sql stable security definer set search_path = public, pg_temp as $$
        select d.tenant_id, d.environment_id, d.event_id, d.subscriber, e.type, d.attempts, d.last_error, d.created_at
        from event_deliveries d join domain_events e
          on e.tenant_id = d.tenant_id and e.environment_id = d.environment_id and e.id = d.event_id
        where d.status = 'dead' order by d.created_at desc limit most
      $$`);
    await runner.query(`
      create function redrive_event_delivery(wanted_event_id text, wanted_subscriber text) returns table (redriven bigint)
      language sql volatile security definer set search_path = public, pg_temp as $$
        with u as (
          update event_deliveries
          set status = 'pending', standing = false, attempts = 0, leased_by = null, due_at = clock_timestamp(), finished_at = null
          where event_id = wanted_event_id and subscriber = wanted_subscriber and status = 'dead' returning 1)
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
}

const OPERATOR_FUNCTIONS = [
  'claim_event_deliveries(text, double precision, integer, text, text[])',
  'extend_event_leases(text, double precision)',
  'release_event_leases(text)',
  'event_backlog(text)',
  'dead_event_deliveries(integer)',
  'redrive_event_delivery(text, text)',
];
