import { Client } from 'pg';

/** Enough partitions to show that rows of different tenants are stored in different places. */
const PARTITIONS = 4;

/** The tables that grow with the business. */
const TABLES = [
  'domain_events',
  'event_deliveries',
  'webhook_deliveries',
  'invoices',
  'invoice_lines',
  'ledger_transactions',
  'ledger_entries',
  'payments',
  'charges',
];

/**
 * Turns the largest tables of a migrated, empty database into hash partitions by tenant: same columns, keys, checks,
 * indexes, triggers, rights and row policies. This requires that every unique key contains the tenant; otherwise
 * PostgreSQL refuses the table.
 */
export async function partitionByTenant(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    const foreignKeys = await statements(client, FOREIGN_KEYS);
    const [triggers, policies, rights] = [
      await statements(client, TRIGGERS),
      await statements(client, POLICIES),
      await statements(client, RIGHTS),
    ];
    for (const table of TABLES) {
      await client.query(`alter table ${table} rename to ${table}_before`);
      await client.query(`create table ${table} (like ${table}_before including all) partition by hash (tenant_id)`);
      for (let part = 0; part < PARTITIONS; part += 1) {
        await client.query(
          `create table ${table}_p${part} partition of ${table} for values with (modulus ${PARTITIONS}, remainder ${part})`,
        );
      }
    }
    for (const table of TABLES) await client.query(`drop table ${table}_before cascade`);
    for (const table of TABLES) {
      await client.query(`alter table ${table} enable row level security`);
      await client.query(`alter table ${table} force row level security`);
    }
    for (const statement of [...foreignKeys, ...triggers, ...policies, ...rights]) await client.query(statement);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

async function statements(client: Client, sql: string): Promise<string[]> {
  const { rows } = await client.query<{ statement: string }>(sql, [TABLES]);
  return rows.map(({ statement }) => statement);
}

const FOREIGN_KEYS = `
  select format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as statement
  from pg_constraint where contype = 'f' and conrelid = any($1::regclass[])`;

const TRIGGERS = `
  select pg_get_triggerdef(oid) as statement from pg_trigger where not tgisinternal and tgrelid = any($1::regclass[])`;

const POLICIES = `
  select format('create policy %I on %I for %s to %s', policyname, tablename, cmd, array_to_string(roles, ', '))
         || coalesce(' using (' || qual || ')', '') || coalesce(' with check (' || with_check || ')', '') as statement
  from pg_policies where tablename = any($1::text[])`;

const RIGHTS = `
  select format('grant %s on %I to %I', string_agg(privilege_type, ', '), table_name, grantee) as statement
  from information_schema.role_table_grants where table_name = any($1::text[]) and grantee like 'remit\\_%'
  group by table_name, grantee`;
