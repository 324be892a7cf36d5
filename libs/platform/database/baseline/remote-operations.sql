-- Owner: libs/platform/remote-operations.

-- An object that is created at Nomod exactly once, even if the call that creates it fails.
create table remote_operations (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  kind text not null,
  connection_id text not null,
  subject_id text not null,
  state text not null default 'planned',
  calls integer not null default 0,
  unusable_answers integer not null default 0,
  leased_until timestamptz(3),
  uncertain_since timestamptz(3),
  remote_id text,
  last_error text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id),
  constraint remote_operations_state check (state in ('planned', 'calling', 'unknown', 'refused', 'done')),
  constraint remote_operations_kind check (kind in ('customer', 'invoice', 'link', 'probe'))
);
create unique index remote_operations_subject
  on remote_operations (tenant_id, environment_id, kind, connection_id, subject_id);
-- Across tenants: a tenant with the same account at Nomod sees the objects of another.
create index remote_operations_remote on remote_operations (remote_id) where remote_id is not null;
select pg_temp.isolate_by_environment('remote_operations');
grant select, insert, update on remote_operations to remit_app;
create policy remote_operations_operator on remote_operations to remit_operator using (true);
grant select, update on remote_operations to remit_operator;
