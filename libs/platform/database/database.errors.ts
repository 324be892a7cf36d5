import { QueryFailedError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';

/** A repository or the event bus was used outside `Database.transaction`. Always a programming error. */
export class NoUnitOfWork extends Error {
  override readonly name = 'NoUnitOfWork';
  constructor() {
    super('This needs a running unit of work: call it inside Database.transaction.');
  }
}

/** A unit of work of one environment tried to open a unit of work of another. Always a programming error. */
export class ScopeMismatch extends Error {
  override readonly name = 'ScopeMismatch';
  constructor() {
    super('A unit of work cannot change its tenant or environment.');
  }
}

/** The database answers but accepts no writes: it is a standby or was made read-only. */
export class DatabaseReadOnly extends Error {
  override readonly name = 'DatabaseReadOnly';
  constructor() {
    super('The database refuses writes.');
  }
}

/** The replica is no standby of this primary: somebody promoted it, or it belongs to another cluster or history. */
export class NotAStandby extends Error {
  override readonly name = 'NotAStandby';
  constructor() {
    super('DATABASE_REPLICA_URL leads to a server that is not a standby of this database.');
  }
}

/** The tables are missing: somebody restores a backup or has dropped them. */
export class DatabaseEmpty extends Error {
  override readonly name = 'DatabaseEmpty';
  constructor() {
    super('The database does not hold the tables of Remit.');
  }
}

/** A pooler was switched to transaction mode while the process runs. The check at the start cannot have seen it. */
export class DatabaseSharesSessions extends Error {
  override readonly name = 'DatabaseSharesSessions';
  constructor() {
    super(
      'PostgreSQL lost a prepared statement, because the pooler of DATABASE_URL was changed. Restart Remit: it checks the pooler at start.',
    );
  }
}

/** The database cannot be used as it is. The message is one sentence with the setting and the remedy. */
export class DatabaseUnfit extends Error {
  override readonly name = 'DatabaseUnfit';
  constructor(problem: string, setting = 'DATABASE_URL') {
    super(`${setting}: ${problem}`);
  }
}

/** Too many units of work of this process wait for the database. */
export class DatabaseBusy extends Error {
  override readonly name = 'DatabaseBusy';
  constructor() {
    super('No connection to the database became free in time.');
  }
}

/** SQLSTATE of a failed statement, or the Node error code of a lost connection; otherwise undefined. */
export function databaseErrorCode(error: unknown): string | undefined {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
}

/** Name of the unique constraint or index that a statement violated; undefined when it failed for another reason. */
export function violatedUniqueConstraint(error: unknown): string | undefined {
  if (!(error instanceof QueryFailedError) || databaseErrorCode(error) !== '23505') return undefined;
  const cause: unknown = error.driverError;
  return cause instanceof Error && 'constraint' in cause && typeof cause.constraint === 'string'
    ? cause.constraint
    : undefined;
}

/**
 * State of the database that explains a failure. In none of these cases is the request at fault.
 * - unreached: there is no network path to it, or no answer from it;
 * - away: it answers but cannot be used now;
 * - busy: it works, but the statement waited too long for others;
 * - undone: it rolled everything back in favour of other work; an immediate retry is allowed.
 */
type Trouble = 'unreached' | 'away' | 'busy' | 'undone';

const TROUBLES: Readonly<Record<string, Trouble>> = {
  ECONNREFUSED: 'unreached',
  ECONNRESET: 'unreached',
  EAI_AGAIN: 'unreached',
  EHOSTDOWN: 'unreached',
  EHOSTUNREACH: 'unreached',
  ENETDOWN: 'unreached',
  ENETUNREACH: 'unreached',
  ENOTFOUND: 'unreached',
  ETIMEDOUT: 'unreached',
  ENOENT: 'away', // no socket there
  EPIPE: 'away',
  '25006': 'away', // read-only transaction
  '28000': 'away', // the login is not let in any more
  '28P01': 'away', // its password was changed
  '3D000': 'away', // the database was renamed
  '53000': 'away', // insufficient resources
  '53100': 'away', // disk full
  '53200': 'away', // out of memory
  '53300': 'away', // too many connections
  '53400': 'away', // another limit of its configuration
  '55000': 'away', // the database accepts no connections
  '57P01': 'away', // admin shutdown
  '57P02': 'away', // crash shutdown
  '57P03': 'away', // cannot connect now
  '57P04': 'away', // the database was dropped
  '57P05': 'away', // idle for longer than the login may be
  '58000': 'away', // system error
  '58030': 'away', // I/O error
  '25P03': 'busy', // idle in a transaction for too long
  '25P04': 'busy', // a transaction that took longer than the login may
  '55006': 'busy', // somebody else uses the object
  '55P03': 'busy', // a lock was held for longer than the login waits
  '57014': 'busy', // a statement took longer than it may, or an operator cancelled it
  '40001': 'undone', // serialization failure
  '40P01': 'undone', // deadlock
};

/** Messages of pg and TypeORM about a connection that ended or was not made. */
const WITHOUT_CODE =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Driver not Connected|Query read timeout/i;

function troubleOf(error: unknown): Trouble | undefined {
  if (error instanceof DatabaseBusy) return 'busy';
  if (error instanceof DatabaseReadOnly) return 'away';
  // TypeORM releases a connection that ends. The next statement then finds none.
  if (error instanceof QueryRunnerAlreadyReleasedError || error instanceof QueryRunnerProviderAlreadyReleasedError)
    return 'away';
  const code = databaseErrorCode(error);
  if (code === '08P01') return troubleOfPooler(error);
  if (code !== undefined) return TROUBLES[code] ?? (code.startsWith('08') ? 'away' : undefined);
  return error instanceof Error && WITHOUT_CODE.test(error.message) ? 'away' : undefined;
}

/**
 * PgBouncer gives this one code, and FATAL, to everything after which it ends a connection. The same code without FATAL
 * comes from PostgreSQL: a statement that breaks the protocol is our fault, and a retry would break it again.
 */
function troubleOfPooler(error: unknown): Trouble | undefined {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!(cause instanceof Error && 'severity' in cause && cause.severity === 'FATAL')) return undefined;
  return /^(query|idle transaction)[ _]timeout/.test(cause.message) ? 'busy' : 'away';
}

/**
 * True when the database is down, starting, full, read-only or busy. A later retry may succeed: the request is not at
 * fault.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  const trouble = troubleOf(error);
  return trouble !== undefined && trouble !== 'undone';
}

/**
 * True when PostgreSQL refused a statement and keeps the connection, so that the transaction is certainly rolled back.
 */
export function isRefusedStatement(error: unknown): boolean {
  const code = databaseErrorCode(error);
  // A SQLSTATE has a digit. Codes of Node, such as EPIPE, have none.
  if (code === undefined || !/^(?=.*\d)[0-9A-Z]{5}$/.test(code)) return false;
  return !/^(08|57P|58|25P03|25P04)/.test(code);
}

/**
 * True when PostgreSQL cancelled a statement that waited or ran too long. A retry of the same statement may always
 * fail.
 */
export function isTooSlow(error: unknown): boolean {
  return troubleOf(error) === 'busy' && !(error instanceof DatabaseBusy);
}

/**
 * True after a serialization failure or deadlock. PostgreSQL rolled everything back, so the work may be retried at
 * once.
 */
export function isRetryable(error: unknown): boolean {
  return troubleOf(error) === 'undone';
}

/** Codes of a server that starts, stops or was just killed. */
const NOT_UP_YET_CODES = new Set(['57P01', '57P02', '57P03']);

/** True while PostgreSQL, or the server behind a pooler, is not up. A starting process waits for it. */
export function isDatabaseNotUpYet(error: unknown): boolean {
  if (isBehindPooler(error)) return true;
  const code = databaseErrorCode(error);
  if (code !== undefined) return troubleOf(error) === 'unreached' || NOT_UP_YET_CODES.has(code);
  // A pooler, or a host that is not up yet, may not answer at all.
  return error instanceof Error && /Connection terminated|Query read timeout|timeout expired/.test(error.message);
}

/** True when PgBouncer answers that it cannot reach PostgreSQL. */
export function isBehindPooler(error: unknown): boolean {
  return (
    databaseErrorCode(error)?.startsWith('08') === true &&
    error instanceof Error &&
    /server_login_retry|server conn crashed|server login failed|server down|cannot connect to server/.test(
      error.message,
    )
  );
}
