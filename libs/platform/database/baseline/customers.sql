-- Owner: libs/features/customers.

-- contact_data is encrypted. A keyed fingerprint finds a customer by e-mail address.
create table customers (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  external_id text not null,
  name text not null,
  status text not null,
  contact_data text not null,
  email_fingerprint text not null default '',
  timezone text not null,
  metadata jsonb not null,
  nomod_customer_id text,
  nomod_synced_at timestamptz(3),
  erased_at timestamptz(3),
  version integer not null default 1,
  created_by text not null,
  updated_by text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id),
  constraint customers_status check (status in ('published', 'archived'))
);
create unique index customers_external_id on customers (tenant_id, environment_id, external_id)
  where status = 'published';
create index customers_email on customers (tenant_id, environment_id, email_fingerprint);
-- See invoices_text.
create index customers_text on customers using gin (tenant_id, name gin_trgm_ops, external_id gin_trgm_ops)
  with (gin_pending_list_limit = 64);
select pg_temp.isolate_by_environment('customers');
grant select, insert, update on customers to remit_app;
create policy customers_operator on customers to remit_operator using (true);
grant select on customers to remit_operator;

-- Ids of the customers whose name or external id matches: see invoices_like.
create function customers_like(pattern text, most integer) returns text[]
language plpgsql stable security definer set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan as $$
declare
  tenant constant text := current_setting('remit.tenant_id');
  environment constant text := current_setting('remit.environment_id');
  found text[];
begin
  if 100 <= (
    select count(*) from (
      select c.name, c.external_id from customers c
      where c.tenant_id = tenant and c.environment_id = environment order by c.id desc limit 500) newest
    where newest.name ilike pattern or newest.external_id ilike pattern)
  and 100 <= (
    select count(*) from (
      select c.name, c.external_id from customers c
      where c.tenant_id = tenant and c.environment_id = environment order by c.id limit 500) oldest
    where oldest.name ilike pattern or oldest.external_id ilike pattern)
  then return null; end if;
  found := array(
    select f.id from (
      select c.id from customers c
      where c.tenant_id = tenant and c.environment_id = environment
        and (c.name ilike pattern or c.external_id ilike pattern) limit most + 1) f
    order by f.id desc);
  return case when cardinality(found) <= most then found end;
end $$;
select pg_temp.give_to_operator('customers_like');
grant execute on function customers_like(text, integer) to remit_app;
