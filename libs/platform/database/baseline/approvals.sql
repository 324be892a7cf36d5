-- Owner: libs/features/approvals.

-- Money acts that wait for approval by a second key. used_for: the act that was done, or tried, with it.
create table approvals (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  act text not null,
  subject_id text not null,
  amount_minor bigint not null,
  currency text not null,
  state text not null,
  requested_by text not null,
  requested_by_name text,
  requested_for text not null,
  decided_by text,
  decided_by_name text,
  used_for text,
  created_at timestamptz(3) not null,
  decided_at timestamptz(3),
  expires_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id),
  constraint approvals_state_known check (state in ('waiting', 'approved', 'used', 'refused'))
);
create index approvals_state on approvals (tenant_id, environment_id, state, id);
create index approvals_subject on approvals (tenant_id, environment_id, subject_id, id);
select pg_temp.isolate_by_environment('approvals');
grant select, insert, update on approvals to remit_app;
