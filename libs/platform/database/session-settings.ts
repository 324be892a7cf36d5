import { escapeIdentifier, escapeLiteral } from 'pg';

/** No statement of ours needs longer; one that does is stuck, in milliseconds. */
export const STATEMENT_TIMEOUT_MS = 30_000;

/** What no unit of work must go without, whatever the server, the database or the login has as its default. */
const LIMITS = {
  statement_timeout: `${STATEMENT_TIMEOUT_MS}`,
  idle_in_transaction_session_timeout: `${STATEMENT_TIMEOUT_MS}`,
  // Compiling a statement took 44 ms where running it takes one.
  jit: 'off',
};

/** How values are read and written, and which tables a name means. */
const READING = {
  datestyle: 'ISO, MDY',
  intervalstyle: 'postgres',
  timezone: 'UTC',
  bytea_output: 'hex',
  standard_conforming_strings: 'on',
  search_path: 'public',
  row_security: 'on',
  default_transaction_isolation: 'read committed',
};

/** Limits of a login that ours stand for: a migration waits for a lock, and the connection that listens is idle for hours. */
const NO_OTHER_LIMITS = { lock_timeout: '0', idle_session_timeout: '0' };

/** To be sent over each new connection: start-up parameters would not pass a pooler. Its last answer says what kind of server this is. */
export const SETTLE_SESSION = [
  ...Object.entries({ ...READING, ...LIMITS, ...NO_OTHER_LIMITS }).map(
    ([name, value]) => `set ${name} = ${escapeLiteral(value)}`,
  ),
  // PostgreSQL 15 and 16 know no such limit.
  `select set_config('transaction_timeout', '0', false) where current_setting('transaction_timeout', true) is not null`,
  'select pg_is_in_recovery() as is_standby',
].join('; ');

/** For a select at the beginning of a transaction, where sessions are shared by a pooler and cannot be settled. */
export const SETTLE_TRANSACTION = Object.entries(LIMITS)
  .map(([name, value]) => `set_config('${name}', ${escapeLiteral(value)}, true)`)
  .join(', ');

/** Names those of the settings without which values are misread or tables not found, and which this session has otherwise. */
export const UNSETTLED = `
  select lower(name) as name from pg_settings where case lower(name)
    when 'datestyle' then setting not like 'ISO%'
    when 'search_path' then current_schema() is distinct from 'public'
    when 'bytea_output' then setting <> 'hex'
    when 'standard_conforming_strings' then setting <> 'on'
    when 'row_security' then setting <> 'on'
    else false end`;

/** What an administrator runs so that the sessions of a login begin with the settings of these names. */
export function defaultsFor(login: string, database: string, names: readonly string[]): string {
  const values: Record<string, string> = READING;
  return names
    .map((name) => {
      const value = values[name] ?? '';
      const who = `${escapeIdentifier(login)} in database ${escapeIdentifier(database)}`;
      return `alter role ${who} set ${name} = ${escapeLiteral(value)};`;
    })
    .join(' ');
}
