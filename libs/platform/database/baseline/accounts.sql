-- Owner: libs/features/accounts. Tenants, their environments and their API keys.

create table tenants (
  tenant_id text not null,
  name text not null,
  created_at timestamptz(3) not null,
  primary key (tenant_id)
);
select pg_temp.isolate_by_tenant('tenants');
grant select, insert on tenants to remit_app;

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
