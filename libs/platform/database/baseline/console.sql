-- Owner: apps/api. Sign-ins to the console, and the encryption keys that an installation uses.

-- A session holds keys, of several tenants perhaps, or is of one user, so its rows belong to a tenant that no key can
-- name. signed_in_with: password, provider, or the id of a passkey. factors: what second factors the
-- person proved in it: app, provider, or ids of passkeys.
create table console_sessions (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  keys jsonb not null,
  operator_proof text,
  user_id text,
  signed_in_with text,
  factors text[] not null default '{}',
  confirmed_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id)
);
select pg_temp.isolate_by_environment('console_sessions');
grant select, insert, update, delete on console_sessions to remit_app;

-- Sign-ins at a provider that were finished. id: SHA-256 of what the cookie held, which therefore works once.
create table finished_sign_ins (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  ends_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id)
);
select pg_temp.isolate_by_environment('finished_sign_ins');
grant select, insert, delete on finished_sign_ins to remit_app;

-- A proof of each key that encrypted values, so that a wrong key is refused at the start.
create table encryption_keys (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  proof text not null,
  created_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id)
);
select pg_temp.isolate_by_environment('encryption_keys');
grant select, insert, delete on encryption_keys to remit_app;
