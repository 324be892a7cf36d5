-- Owner: libs/features/people. Users of the console, and what each may do in a tenant.

-- A user may work for several tenants, so its rows belong to a tenant that no key can name.
-- tenants: where the user may have a membership; what it may do there stands in the tenant's own rows.
-- provider_ended: the person disconnected the account of the provider, so that its address finds the user no more.
-- places: addresses from which the account was opened lately.
create table users (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  email text not null,
  name text not null,
  password_hash text,
  tenants text[] not null default '{}',
  places text[] not null default '{}',
  reset_hash text,
  reset_until timestamptz(3),
  reset_removes_factor boolean not null default false,
  provider_ended boolean not null default false,
  totp_secret text,
  totp_pending text,
  totp_step integer not null default 0,
  recovery_hashes text[] not null default '{}',
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id),
  constraint users_email_lower check (email = lower(email))
);
create unique index users_email on users (tenant_id, environment_id, email);
create unique index users_reset on users (tenant_id, environment_id, reset_hash);
select pg_temp.isolate_by_environment('users');
grant select, insert, update on users to remit_app;

-- Wrong guesses of passwords and codes. id: a hash of the account or address. until: when all are forgotten.
create table sign_in_guesses (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  until timestamptz not null,
  primary key (tenant_id, environment_id, id)
);
create index sign_in_guesses_until on sign_in_guesses (tenant_id, environment_id, until);
select pg_temp.isolate_by_environment('sign_in_guesses');
grant select, insert, update, delete on sign_in_guesses to remit_app;

-- By which accounts of an OpenID Connect provider a user signs in. id: SHA-256 of issuer and subject.
create table user_identities (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  user_id text not null,
  issuer text not null,
  subject text not null,
  linked boolean not null default false,
  created_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id)
);
create index user_identities_user on user_identities (tenant_id, environment_id, user_id);
select pg_temp.isolate_by_environment('user_identities');
grant select, insert, delete on user_identities to remit_app;

-- The public halves of the passkeys of users. counter: signatures that the authenticator says it made.
create table passkeys (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  user_id text not null,
  name text not null,
  credential_id text not null,
  public_key text not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  primary key (tenant_id, environment_id, id)
);
create unique index passkeys_credential on passkeys (tenant_id, environment_id, credential_id);
create index passkeys_user on passkeys (tenant_id, environment_id, user_id);
select pg_temp.isolate_by_environment('passkeys');
grant select, insert, update, delete on passkeys to remit_app;

-- What an owner decided for everybody in the tenant. Without a row, nothing.
create table people_rules (
  tenant_id text not null,
  second_factor_required boolean not null,
  updated_at timestamptz(3) not null,
  primary key (tenant_id),
  constraint people_rules_tenant_id_fkey foreign key (tenant_id) references tenants (tenant_id)
);
select pg_temp.isolate_by_tenant('people_rules');
grant select, insert, update on people_rules to remit_app;

-- environment_id: null is every environment of the tenant. provided_by: the issuer whose groups gave the role.
-- ended_at: when a person removed the member; no provider gives the role again while the row is there.
create table memberships (
  tenant_id text not null,
  id text not null,
  environment_id text,
  user_id text not null,
  role text not null,
  provided_by text,
  created_by text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  ended_at timestamptz(3),
  primary key (tenant_id, id),
  constraint memberships_tenant_id_fkey foreign key (tenant_id) references tenants (tenant_id),
  constraint memberships_environment_id_fkey
    foreign key (tenant_id, environment_id) references environments (tenant_id, id),
  constraint memberships_role
    check (role in ('owner', 'admin', 'billing', 'support', 'developer', 'read-only')),
  constraint memberships_owner_reach check (role <> 'owner' or environment_id is null)
);
create index memberships_user on memberships (tenant_id, user_id);
select pg_temp.isolate_by_tenant('memberships');
grant select, insert, update, delete on memberships to remit_app;

-- The token of the link is stored as a hash.
create table invitations (
  tenant_id text not null,
  id text not null,
  environment_id text,
  email text not null,
  role text not null,
  hash text not null,
  invited_by text not null,
  invited_by_name text,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3),
  primary key (tenant_id, id),
  constraint invitations_tenant_id_fkey foreign key (tenant_id) references tenants (tenant_id),
  constraint invitations_environment_id_fkey
    foreign key (tenant_id, environment_id) references environments (tenant_id, id)
);
create unique index invitations_hash on invitations (tenant_id, hash);
select pg_temp.isolate_by_tenant('invitations');
grant select, insert, update on invitations to remit_app;
