-- remit_app is the role of every unit of work. remit_operator owns the few functions that see every tenant.
-- Both own no table, cannot log in, cannot bypass row policies and are no superusers.
--
-- Roles belong to the whole server. Existing roles and grants of an administrator stay unchanged,
-- so that a login without CREATEROLE can migrate.
do $$
declare
  role name;
  right_to_become constant text :=
    case when current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end;
begin
  foreach role in array array['remit_app', 'remit_operator'] loop
    begin
      if not exists (select from pg_roles where rolname = role) then
        execute format(
          'create role %I nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit', role);
      end if;
    exception when duplicate_object or unique_violation then
      null; -- Another migration on this server made it at the same moment.
    end;
    if not pg_has_role(current_user, role, right_to_become) then
      execute format('grant %I to current_user', role);
    end if;
    execute format('grant usage on schema public to %I', role);
  end loop;
end $$;

-- For searches for a part of a text: see invoices_text and customers_text.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;
