import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OPERATOR_ROLE } from '../roles';

/** The rate of an account does not grow while Nomod asks for no calls, a clock that is put back changes nothing for long, and unused rows go. */
export class SteadyBudgets1700000003949 implements MigrationInterface {
  name = 'SteadyBudgets1700000003949';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`grant delete on gateway_budgets to ${OPERATOR_ROLE}`);
    await runner.query(LEASE);
  }

  /** The version before calls it the same way. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`revoke delete on gateway_budgets from ${OPERATOR_ROLE}`);
  }
}

/**
 * Takes what a process saw since its last lease, and says what it may do until the next one.
 *
 * A refusal halves the rate, or makes it what got through within the last second when that is less; several within a second are one. While calls have to
 * wait, and Nomod has not asked for none, the rate grows by a quarter a second up to four fifths of where it was refused, and from there by a fiftieth and,
 * the longer nothing is refused, more. Ten failures in a row and none but failures for three seconds: Nomod is down, and one call a second goes out for all
 * processes. Shares: what people wait for first, the rest by what each wants. A time that is still to come is from before the clock was put back.
 */
const LEASE = `
  create or replace function lease_gateway_calls(wanted_account text, process text, report jsonb, ceiling double precision)
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
        else least(1.02 + 0.005 * greatest(extract(epoch from present - greatest(b.refused_at, b.blocked_until)), 0), 1.25) end;
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
  end
  $$`;
