import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Claims take turns between tenants, and between the environments of a tenant: making many environments gives nobody a larger share. What is busy may be
 * a tenant as well as an environment; the parameter keeps its name, which PostgreSQL lets nobody change.
 */
export class ClaimsByTenant1700000003900 implements MigrationInterface {
  name = 'ClaimsByTenant1700000003900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLAIM_EVENT_DELIVERIES);
  }

  /** The version before calls it the same way. */
  async down(): Promise<void> {}
}

const CLAIM_EVENT_DELIVERIES = `
      create or replace function claim_event_deliveries(
        worker text, lease_seconds double precision, wanted integer, wanted_lane text, busy_environments text[]
      ) returns table (
        tenant_id text, environment_id text, event_id text, subscriber text, attempts integer, standing boolean,
        type text, version smallint, occurred_at timestamptz, actor text, correlation_id text, causation_id text, payload jsonb
      ) language plpgsql set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_generic_plan
        volatile security definer set search_path = public, pg_temp as $$
      #variable_conflict use_column
      begin
        return query
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
            where d.status = 'pending' and d.lane = wanted_lane and d.due_at <= statement_timestamp()
              and d.tenant_id = w.tenant_id and d.environment_id = w.environment_id
            order by d.due_at limit wanted for update skip locked) c
          where w.tenant_id <> all (busy_environments) and w.environment_id <> all (busy_environments)
        ), fair as (
          select d.*, row_number() over (partition by d.tenant_id order by d.turn, d.due_at) as tenant_turn
          from due d order by tenant_turn, d.due_at limit wanted
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
          on e.tenant_id = c.tenant_id and e.environment_id = c.environment_id and e.id = c.event_id;
      end $$`;
