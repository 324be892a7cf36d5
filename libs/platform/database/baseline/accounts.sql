-- Owner: libs/features/accounts. Tenants, their environments and their API keys.

create table tenants (
  tenant_id text not null,
  name text not null,
  created_at timestamptz(3) not null,
  primary key (tenant_id)
);
select pg_temp.isolate_by_tenant('tenants');
grant select, insert on tenants to remit_app;
create policy tenants_operator on tenants to remit_operator using (true);
grant select on tenants to remit_operator;

-- return_hosts: hosts to which payers may be sent back; empty means any public host.
-- approval_limits: amount per currency above which a money act needs approval by a second key.
create table environments (
  tenant_id text not null,
  id text not null,
  name text not null,
  type text not null,
  return_hosts text[] not null default '{}',
  approval_limits jsonb not null default '{}',
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, id),
  constraint environments_tenant_id_fkey foreign key (tenant_id) references tenants (tenant_id),
  constraint environments_type check (type in ('sandbox', 'production'))
);
create unique index environments_name on environments (tenant_id, name);
select pg_temp.isolate_by_tenant('environments');
grant select, insert, update on environments to remit_app;
create policy environments_operator on environments to remit_operator using (true);
grant select on environments to remit_operator;

create table api_keys (
  tenant_id text not null,
  id text not null,
  environment_id text,
  name text not null,
  scopes text[] not null,
  allowed_addresses text[] not null default '{}',
  hash text not null,
  display_id text not null,
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  created_by text not null,
  created_by_name text,
  responsible text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, id),
  constraint api_keys_tenant_id_fkey foreign key (tenant_id) references tenants (tenant_id),
  constraint api_keys_environment_id_fkey
    foreign key (tenant_id, environment_id) references environments (tenant_id, id),
  constraint api_keys_scopes
    check (cardinality(scopes) > 0 and scopes <@ array[
      'read', 'write', 'admin', 'refunds:write', 'payments:offline', 'invoices:adjust', 'attention:match',
      'invoices:send', 'keys:manage', 'webhooks:manage', 'members:manage'])
);
create unique index api_keys_hash on api_keys (tenant_id, hash);
select pg_temp.isolate_by_tenant('api_keys');
grant select, insert, update on api_keys to remit_app;

-- Every environment of every tenant, for key rotation, audits and the removal of old rows.
create function every_environment() returns table (tenant_id text, environment_id text)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.tenant_id, e.id from environments e order by e.tenant_id, e.id
$$;
select pg_temp.let_logins_call('every_environment');

-- A page of all tenants with their environments, for the operator. The order of ids is that of creation.
-- wanted: part of the name in any letter case, or the id; null: all. after_id: the page begins after it; null: at the
-- first one. The greatest id is below 'tenant_z'.
create function tenants_of_installation(
  wanted text, after_id text, is_ascending boolean, passed_over integer, most integer)
returns table (tenant_id text, name text, created_at timestamptz, environments jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select page.tenant_id, page.name, page.created_at, (
    select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name, 'type', e.type) order by e.id), '[]')
    from environments e where e.tenant_id = page.tenant_id)
  from (
    (select t.* from tenants t
     where is_ascending and t.tenant_id > coalesce(after_id, '')
       and (wanted is null or strpos(lower(t.name), lower(wanted)) > 0 or t.tenant_id = wanted)
     order by t.tenant_id limit most offset passed_over)
    union all
    (select t.* from tenants t
     where not is_ascending and t.tenant_id < coalesce(after_id, 'tenant_z')
       and (wanted is null or strpos(lower(t.name), lower(wanted)) > 0 or t.tenant_id = wanted)
     order by t.tenant_id desc limit most offset passed_over)) page
  order by case when is_ascending then page.tenant_id end, page.tenant_id desc
$$;
select pg_temp.let_logins_call('tenants_of_installation');

-- Number of tenants that tenants_of_installation finds, exact up to most.
create function count_of_tenants(wanted text, most integer) returns table (total integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::integer from (
    select from tenants t
    where wanted is null or strpos(lower(t.name), lower(wanted)) > 0 or t.tenant_id = wanted
    limit most) found
$$;
select pg_temp.let_logins_call('count_of_tenants');
