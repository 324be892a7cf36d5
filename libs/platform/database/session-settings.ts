import { escapeIdentifier, escapeLiteral } from 'pg';

/** Milliseconds. No statement of Remit needs longer; a longer one is stuck. */
export const STATEMENT_TIMEOUT_MS = 30_000;

/** Settings that every unit of work needs, independent of the defaults of server, database and login. */
const LIMITS = {
  statement_timeout: `${STATEMENT_TIMEOUT_MS}`,
  idle_in_transaction_session_timeout: `${STATEMENT_TIMEOUT_MS}`,
  // JIT compilation of a statement took 44 ms, its execution 1 ms.
  jit: 'off',
};

/** Settings for the format of values and for the resolution of table names. */
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

/** Removes limits of the login: a migration waits for a lock, and the connection that listens is idle for hours. */
const NO_OTHER_LIMITS = { lock_timeout: '0', idle_session_timeout: '0' };

/**
 * Sent over each new connection, because startup parameters do not pass a pooler. Its last answer says whether the
 * server is a standby.
 */
export const SETTLE_SESSION = [
  ...Object.entries({ ...READING, ...LIMITS, ...NO_OTHER_LIMITS }).map(
    ([name, value]) => `set ${name} = ${escapeLiteral(value)}`,
  ),
  // PostgreSQL 15 and 16 do not have this setting.
  `select set_config('transaction_timeout', '0', false) where current_setting('transaction_timeout', true) is not null`,
  'select pg_is_in_recovery() as is_standby',
].join('; ');

/** For a select at the start of a transaction, when a pooler shares sessions and session settings would be lost. */
export const SETTLE_TRANSACTION = Object.entries(LIMITS)
  .map(([name, value]) => `set_config('${name}', ${escapeLiteral(value)}, true)`)
  .join(', ');

/** Names the settings of this session whose value would make values unreadable or tables invisible. */
export const UNSETTLED = `
  select lower(name) as name from pg_settings where case lower(name)
    when 'datestyle' then setting not like 'ISO%'
    when 'search_path' then current_schema() is distinct from 'public'
    when 'bytea_output' then setting <> 'hex'
    when 'standard_conforming_strings' then setting <> 'on'
    when 'row_security' then setting <> 'on'
    else false end`;

/** Statements for an administrator. They make the login's sessions start with the right values of these settings. */
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
