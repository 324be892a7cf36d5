import type { Client } from 'pg';
import { OLDEST_TABLE } from './roles';

/** The oldest PostgreSQL version on which the tests run. */
const OLDEST = 15;

export const EXTENSIONS = ['pg_trgm', 'btree_gin'];

/**
 * Characters of ids. Ids begin with their time. Some languages sort certain letters and pairs differently: CH in
 * Czech, AA in Danish, Z in Estonian.
 */
const LETTERS_OF_IDS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export interface Facts {
  readonly version: number;
  readonly encoding: string;
  readonly is_standby: boolean;
  readonly has_public: boolean;
  readonly missing: readonly string[];
  readonly may_call: boolean;
  /** Whether ids sort by time, and whether I and i are the upper and lower case of one letter. */
  readonly sorts_ids: boolean;
  readonly is_migrated: boolean;
  readonly login: string;
  readonly database: string;
  readonly identity: string;
  /** Maximum number of connections that the server, the database and the login allow. */
  readonly most: number | null;
}

export async function factsOf(client: Client): Promise<Facts> {
  const { rows } = await client.query<Facts>(`
    select current_setting('server_version_num')::integer as version, pg_encoding_to_char(d.encoding) as encoding,
           pg_is_in_recovery() as is_standby, to_regnamespace('public') is not null as has_public,
           array(select name from unnest(array['${EXTENSIONS.join("', '")}']) as name
                 where not exists (select from pg_available_extensions a where a.name = name)) as missing,
           coalesce((select has_function_privilege(oid, 'execute') from pg_proc
                     where proname = 'event_backlog' and pronamespace = to_regnamespace('public')), true) as may_call,
           current_user as login, current_database() as database,
           concat_ws('/', d.oid, extract(epoch from pg_postmaster_start_time())) as identity,
           case when not r.rolsuper then
             least(current_setting('max_connections')::integer - current_setting('superuser_reserved_connections')::integer,
                   nullif(d.datconnlimit, -1), nullif(r.rolconnlimit, -1)) end as most,
           ${OLDEST_TABLE} is not null as is_migrated,
           lower('I') = 'i' and upper('i') = 'I' and (
             select array_agg(a || b order by a || b) = array_agg(a || b order by a || b collate "C")
             from unnest(string_to_array('${LETTERS_OF_IDS}', null)) a, unnest(string_to_array('${LETTERS_OF_IDS}', null)) b) as sorts_ids
    from pg_database d join pg_roles r on r.rolname = session_user where d.datname = current_database()`);
  const [facts] = rows;
  if (!facts) throw new Error('PostgreSQL does not know its own database.');
  return facts;
}

/** The reason why a database cannot be used as it is; undefined when it can be used. */
export function problemOf(facts: Facts): string | undefined {
  const { version, encoding, is_standby, has_public, missing, may_call, login, database } = facts;
  return version < OLDEST * 10_000
    ? `this is PostgreSQL ${Math.floor(version / 10_000)}, and Remit needs ${OLDEST} or newer.`
    : encoding !== 'UTF8'
      ? `the database "${database}" is encoded in ${encoding}, and Remit needs UTF8: create it with "create database NAME encoding 'UTF8' template template0".`
      : is_standby
        ? 'this server is a standby, which is read-only: name the primary.'
        : !has_public
          ? `the database "${database}" has no schema "public", in which Remit keeps its tables: run "create schema public" in it.`
          : missing.length > 0
            ? `PostgreSQL has no extension ${missing.join(' and ')} there: install the package postgresql-contrib on its server.`
            : !may_call
              ? `the login may not call the functions of this database: run "grant execute on all functions in schema public to ${login}" with the login that owns it.`
              : facts.sorts_ids || facts.is_migrated
                ? undefined
                : unsorted(facts);
}

/** The locale of a database cannot be changed later. */
export function unsorted({ database }: Facts): string {
  return (
    `the database "${database}" has a collation that breaks the order of lists and makes searches miss ` +
    `rows: use one created with "create database NAME encoding 'UTF8' locale 'C.UTF-8' template template0".`
  );
}
