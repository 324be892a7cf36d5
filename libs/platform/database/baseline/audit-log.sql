-- Owner: libs/features/audit-log.

-- Who did what. Nothing may update or delete an entry.
-- Each contains a hash of itself and of the previous hash in its environment, which reveals changed or missing entries.
create table audit_log_entries (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  sequence bigint not null,
  hash text not null,
  action text not null,
  subject_id text not null,
  details jsonb,
  actor text not null,
  actor_name text,
  source text,
  request_id text,
  occurred_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id)
);
create unique index audit_log_entries_sequence on audit_log_entries (tenant_id, environment_id, sequence);
select pg_temp.isolate_by_tenant('audit_log_entries');
grant select, insert on audit_log_entries to remit_app;

-- Sets the number and the hash of each inserted entry.
create function chain_audit_log_entry() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  last_entry record;
begin
  perform pg_advisory_xact_lock(
    hashtextextended(format('audit log of %s/%s', new.tenant_id, new.environment_id), 0));
  select e.sequence, e.hash into last_entry from audit_log_entries e
  where e.tenant_id = new.tenant_id and e.environment_id = new.environment_id
  order by e.sequence desc limit 1;
  new.sequence := coalesce(last_entry.sequence, 0) + 1;
  new.hash := encode(sha256(convert_to(json_build_array(
    coalesce(last_entry.hash, ''), new.sequence::text, new.tenant_id, new.environment_id, new.id, new.action,
    new.subject_id,
    (select string_agg(to_json(d.key)::text || ':' || to_json(d.value)::text, ',' order by d.key collate "C")
     from jsonb_each_text(new.details) d),
    new.actor, new.actor_name, new.source, new.request_id,
    to_char(new.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text, 'UTF8')), 'hex');
  return new;
end $$;
revoke all on function chain_audit_log_entry() from public;
grant execute on function chain_audit_log_entry() to remit_app;
create trigger audit_log_entries_chained before insert on audit_log_entries
  for each row execute function chain_audit_log_entry();
