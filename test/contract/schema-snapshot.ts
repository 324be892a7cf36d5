import type { Client } from 'pg';

/**
 * Everything that migrations make, as sorted lines of text: equal schemas give equal lines. What extensions bring is
 * not theirs.
 */
export async function schemaOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(`
    select line from (
      select format('column %s.%s %s %s default %s', table_name, column_name, data_type || coalesce(datetime_precision::text, ''),
                    is_nullable, column_default) as line
      from information_schema.columns where table_schema = 'public'
      union all
      select format('constraint %s.%s %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid), condeferrable, condeferred)
      from pg_constraint where connamespace = 'public'::regnamespace
      union all
      select format('index %s', indexdef) from pg_indexes where schemaname = 'public'
      union all
      select format('policy %s.%s %s %s using %s check %s', tablename, policyname, roles, cmd, qual, with_check)
      from pg_policies where schemaname = 'public'
      union all
      select format('table %s rls %s forced %s', relname, relrowsecurity, relforcerowsecurity)
      from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      union all
      select format('grant %s on %s to %s', privilege_type, table_name, grantee)
      from information_schema.role_table_grants where table_schema = 'public'
      union all
      select format('function %s owner %s definer %s %s %s', p.oid::regprocedure, pg_get_userbyid(proowner), prosecdef, proacl, md5(prosrc))
      from pg_proc p where pronamespace = 'public'::regnamespace
        and not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = p.oid and deptype = 'e')
      union all
      select format('trigger %s', pg_get_triggerdef(t.oid))
      from pg_trigger t where not tgisinternal
      union all
      select format('schema public %s', nspacl) from pg_namespace where nspname = 'public'
    ) schema_lines order by line`);
  return rows.map(({ line }) => line);
}
