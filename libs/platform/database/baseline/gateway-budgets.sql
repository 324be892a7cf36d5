-- Owner: libs/platform/nomod/budget. Calls per second that an account at Nomod accepts.

-- Shared by all processes and all tenants with the key of the account. It contains no data of a tenant.
-- A lost row is only a lost hint, which is measured again. So the table is unlogged.
create unlogged table gateway_budgets (
  account text not null,
  calls_per_second double precision not null,
  refused_rate double precision,
  refused_at timestamptz,
  grown_at timestamptz not null,
  blocked_until timestamptz,
  failures integer not null default 0,
  succeeded_at timestamptz not null,
  probed_at timestamptz,
  processes jsonb not null default '{}',
  counted_on date not null,
  counts jsonb not null default '{}',
  primary key (account)
);
alter table gateway_budgets enable row level security;
alter table gateway_budgets force row level security;
create policy gateway_budgets_operator on gateway_budgets to remit_operator using (true);
grant select, insert, update, delete on gateway_budgets to remit_operator;

-- Stores the report of a process since its last lease, and returns its limits until the next one.
--
-- A refusal halves the rate, or reduces it to the calls that passed within the last second when that is less. Several
-- refusals within a second count as one. While calls wait, and Nomod has not required a pause, the rate grows by a
-- quarter per second up to four fifths of the refused rate. From there it grows by a fiftieth, and by more the longer
-- nothing is refused.
--
-- After ten failures in a row without any success for three seconds, Nomod counts as down. Then all processes together
-- send one call per second. Urgent calls get their share first; the rest is divided by the demand of each process.
-- A time in the future is from before the clock was set back. Rows that were unused for 30 days are removed.
create function lease_gateway_calls(wanted_account text, process text, report jsonb, ceiling double precision)
returns table (
  calls_per_second double precision, share double precision, blocked_ms double precision,
  refused_rate double precision, is_down boolean, may_probe boolean
) language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  b gateway_budgets;
  present timestamptz;
  seconds double precision;
  passed double precision;
  urgent double precision;
  other double precision;
  down boolean;
  probe boolean := false;
  factor double precision;
begin
  insert into gateway_budgets as g (account, calls_per_second, grown_at, succeeded_at, counted_on)
  values (wanted_account, ceiling, clock_timestamp(), clock_timestamp(), current_date) on conflict do nothing;
  if found then
    delete from gateway_budgets g where g.account in (
      select o.account from gateway_budgets o where o.succeeded_at < clock_timestamp() - interval '30 days'
      limit 1000 for update skip locked);
  end if;
  select g.* into strict b from gateway_budgets g where g.account = wanted_account for update;
  present := clock_timestamp();
  seconds := extract(epoch from present);

  b.processes := jsonb_build_object(process, jsonb_build_object(
      'at', seconds, 'urgent', report -> 'urgent', 'other', report -> 'other', 'passed', report -> 'passed'))
    || coalesce((select jsonb_object_agg(p.key, p.value) from jsonb_each(b.processes) p
      where p.key <> process and abs((p.value ->> 'at')::double precision - seconds) < 3), '{}');
  select sum((p.value ->> 'passed')::double precision), sum((p.value ->> 'urgent')::double precision),
         sum((p.value ->> 'other')::double precision + 1)
    into passed, urgent, other from jsonb_each(b.processes) p;

  b.calls_per_second := least(b.calls_per_second, ceiling);
  if (report ->> 'refused')::integer > 0 then
    if b.refused_at is null or b.refused_at < present - interval '1 second' or b.refused_at > present then
      b.refused_rate := least(b.calls_per_second, greatest(2 * passed, 10));
      b.calls_per_second := greatest(b.refused_rate / 2, 0.5);
      b.refused_at := present;
    end if;
    b.grown_at := present;
    b.blocked_until := greatest(b.blocked_until,
      present + make_interval(secs => coalesce((report ->> 'retry_after_ms')::double precision, 0) / 1000));
  elsif b.blocked_until > present then
    b.grown_at := present;
  elsif (report ->> 'waited')::boolean then
    factor := case
      when b.refused_rate is null then 2
      when b.calls_per_second < 0.8 * b.refused_rate then 1.25
      else least(
        1.02 + 0.005 * greatest(extract(epoch from present - greatest(b.refused_at, b.blocked_until)), 0), 1.25) end;
    b.calls_per_second := least(ceiling, b.calls_per_second
      * power(factor, greatest(least(extract(epoch from present - b.grown_at), 1), 0)::double precision));
    b.grown_at := present;
  end if;

  if (report ->> 'answered')::integer > 0 then
    b.failures := 0;
    b.succeeded_at := present;
  else
    b.failures := b.failures + (report ->> 'failed')::integer;
  end if;
  down := b.failures >= 10 and b.succeeded_at < present - interval '3 seconds';
  if down and (report ->> 'urgent')::double precision + (report ->> 'other')::double precision > 0
     and (b.probed_at is null or b.probed_at <= present - interval '1 second' or b.probed_at > present) then
    probe := true;
    b.probed_at := present;
  end if;

  if b.counted_on <> current_date then
    b.counted_on := current_date;
    b.counts := '{}';
  end if;
  b.counts := b.counts || coalesce((select jsonb_object_agg(c.key,
      coalesce((b.counts ->> c.key)::bigint, 0) + c.value::text::bigint) from jsonb_each(report -> 'counts') c), '{}');

  update gateway_budgets g set
    calls_per_second = b.calls_per_second, refused_rate = b.refused_rate, refused_at = b.refused_at,
    grown_at = b.grown_at, blocked_until = b.blocked_until, failures = b.failures, succeeded_at = b.succeeded_at,
    probed_at = b.probed_at, processes = b.processes, counted_on = b.counted_on, counts = b.counts
  where g.account = wanted_account;

  return query select
    b.calls_per_second,
    case when urgent >= b.calls_per_second
      then b.calls_per_second * (report ->> 'urgent')::double precision / urgent
      else (report ->> 'urgent')::double precision
        + (b.calls_per_second - urgent) * ((report ->> 'other')::double precision + 1) / other end,
    greatest(extract(epoch from b.blocked_until - present) * 1000, 0)::double precision,
    b.refused_rate, down, probe;
end $$;
select pg_temp.let_logins_call('lease_gateway_calls');

-- Facts about an account, for people.
create function gateway_budget(wanted_account text)
returns table (
  calls_per_second double precision, last_refused_at timestamptz, blocked_until timestamptz, is_down boolean,
  is_today boolean, counts jsonb
) language sql stable security definer set search_path = public, pg_temp as $$
  select g.calls_per_second, g.refused_at, g.blocked_until,
         g.failures >= 10 and g.succeeded_at < clock_timestamp() - interval '3 seconds',
         g.counted_on = current_date, g.counts
  from gateway_budgets g where g.account = wanted_account
$$;
select pg_temp.let_logins_call('gateway_budget');
