-- Helpers for migrations. They exist as long as the migrating connection and are no part of the schema.
-- Migrations use the role names remit_app and remit_operator, which are replaced when they run (roles.ts).

-- A unit of work sees and writes only rows of the tenant that it was opened for.
-- FORCE binds the owner of the table too.
create or replace function pg_temp.isolate_by_tenant(relation regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', relation);
  execute format('alter table %s force row level security', relation);
  execute format(
    'create policy %I on %s to remit_app using (%3$s) with check (%3$s)',
    relation || '_isolation', relation, $condition$tenant_id = current_setting('remit.tenant_id', true)$condition$);
end $$;

-- A unit of work sees and writes only rows of the tenant and environment that it was opened for.
create or replace function pg_temp.isolate_by_environment(relation regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', relation);
  execute format('alter table %s force row level security', relation);
  execute format(
    'create policy %I on %s to remit_app using (%3$s) with check (%3$s)',
    relation || '_isolation', relation,
    $condition$tenant_id = current_setting('remit.tenant_id', true)
      and environment_id = current_setting('remit.environment_id', true)$condition$);
end $$;

-- Gives a function to the operator's role, which sees the rows of every tenant.
-- No role may call it until it is granted.
create or replace function pg_temp.give_to_operator(function regproc) returns void language plpgsql as $$
begin
  grant create on schema public to remit_operator;
  execute format('alter function %s owner to remit_operator', function);
  revoke create on schema public from remit_operator;
  execute format('revoke all on function %s from public', function);
end $$;

-- Allows logins, but not units of work, to call a function of the operator's role.
-- The logins are the migrating one and those of servers.
create or replace function pg_temp.let_logins_call(function regproc) returns void language plpgsql as $$
declare
  login name;
begin
  perform pg_temp.give_to_operator(function);
  for login in
    select r.rolname from pg_roles r
    where r.rolcanlogin and not r.rolsuper
      and (r.rolname = current_user or pg_has_role(r.oid, 'remit_app', 'member'))
  loop
    execute format('grant execute on function %s to %I', function, login);
  end loop;
end $$;
