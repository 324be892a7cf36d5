-- Owner: libs/features/request-log.

-- One row for each answered request.
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
  primary key (tenant_id, environment_id, id),
  constraint logged_requests_origin_known check (origin in ('api', 'console'))
);
create index logged_requests_request on logged_requests (tenant_id, environment_id, request_id, id);
-- Refused requests are few, and people often search for them.
create index logged_requests_refused on logged_requests (tenant_id, environment_id, id) where status >= 400;
select pg_temp.isolate_by_environment('logged_requests');
grant select, insert on logged_requests to remit_app;
create policy logged_requests_operator on logged_requests to remit_operator using (true);
grant select, update, delete on logged_requests to remit_operator;

-- Removes rows that are older than the oldest kept ULID.
create function prune_request_log(oldest_kept_ulid text, most integer) returns table (removed bigint)
language sql volatile security definer set search_path = public, pg_temp as $$
  with removed as (
    delete from logged_requests r using environments e cross join lateral (
      select o.id from logged_requests o
      where o.tenant_id = e.tenant_id and o.environment_id = e.id and o.id < 'log_' || oldest_kept_ulid
      order by o.id limit most for update skip locked) old
    where r.tenant_id = e.tenant_id and r.environment_id = e.id and r.id = old.id returning 1)
  select count(*) from removed
$$;
select pg_temp.let_logins_call('prune_request_log');
