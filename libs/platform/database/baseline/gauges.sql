-- Owner: apps/api/observability. Figures for alerts, across all tenants.

-- Numbers of items that wait for a person.
create function operator_gauges() returns table (attention bigint, paused bigint, failed bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select sum(found.attention)::bigint, sum(found.paused)::bigint, sum(found.failed)::bigint
  from environments e cross join lateral (
    select
      (select count(*) from attention_items a
        where a.tenant_id = e.tenant_id and a.environment_id = e.id and a.status = 'open') as attention,
      (select count(*) from connections c
        where c.tenant_id = e.tenant_id and c.environment_id = e.id and c.status = 'published'
          and c.paused_at is not null) as paused,
      (select count(*) from outgoing_webhooks w
        where w.tenant_id = e.tenant_id and w.environment_id = e.id and w.status = 'failed'
          and w.created_at > statement_timestamp() - interval '1 day') as failed) found
$$;
select pg_temp.let_logins_call('operator_gauges');

-- Lag of the sweeps of published connections whose key works.
create function sweep_gauges() returns table (lag double precision, unreliable bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select extract(epoch from statement_timestamp() - min(s.swept_at))::double precision,
         count(*) filter (where s.reads_objects)
  from environments e join connections c on c.tenant_id = e.tenant_id and c.environment_id = e.id
  join account_sweeps s on s.tenant_id = e.tenant_id and s.environment_id = e.id and s.id = c.id
  where c.status = 'published' and c.paused_at is null
$$;
select pg_temp.let_logins_call('sweep_gauges');

-- Number of published connections per observed habit of Nomod. A measured value counts as "measured", because there
-- are too many different values.
create function habit_gauges() returns table (habit text, answer text, connections bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select h.habit, h.answer, count(*)
  from environments e join connections c on c.tenant_id = e.tenant_id and c.environment_id = e.id
  cross join lateral (
    select key as habit,
           case when value ->> 'answer' ~ '^[a-z_]{1,30}$' then value ->> 'answer' else 'measured' end as answer
    from jsonb_each(c.nomod_habits)) h
  where c.status = 'published'
  group by h.habit, h.answer
$$;
select pg_temp.let_logins_call('habit_gauges');
