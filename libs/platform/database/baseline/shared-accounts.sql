-- Owner: libs/features/connections/sharing. Several connections may use one account at Nomod.

-- Connections of others that use the same account at Nomod.
create table account_neighbours (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  connection_id text not null,
  other_tenant_id text not null,
  other_environment_id text not null,
  other_connection_id text not null,
  seen_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id)
);
select pg_temp.isolate_by_environment('account_neighbours');
grant select, insert, delete on account_neighbours to remit_app;

-- Connections that use one account at Nomod. They are found by their key, and by objects that one connection made and
-- another sees. A caller with the fingerprint of a key, or with the id of an object at Nomod, uses that account too.
create function connections_of_account(fingerprints text[], remote_ids text[])
returns table (tenant_id text, environment_id text, connection_id text)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.tenant_id, c.environment_id, c.id from connections c
  where c.status = 'published' and (
    (c.api_key_fingerprint <> '' and c.api_key_fingerprint = any (fingerprints))
    or (c.tenant_id, c.environment_id, c.id) in (
      select o.tenant_id, o.environment_id, o.connection_id from remote_operations o
      where o.remote_id = any (remote_ids)
      union select a.tenant_id, a.environment_id, a.connection_id from account_charges a
      where a.id = any (remote_ids)))
  order by c.tenant_id, c.environment_id, c.id
$$;
select pg_temp.give_to_operator('connections_of_account');
grant execute on function connections_of_account(text[], text[]) to remit_app;
