import { QueryFailedError, QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';

/** A repository or the event bus was used outside `Database.transaction`. Always a programming error. */
export class NoUnitOfWork extends Error {
  override readonly name = 'NoUnitOfWork';
  constructor() {
    super('This needs a running unit of work: call it inside Database.transaction.');
  }
}

/** A unit of work of one environment tried to open one of another. Always a programming error. */
export class ScopeMismatch extends Error {
  override readonly name = 'ScopeMismatch';
  constructor() {
    super('A unit of work cannot change its tenant or environment.');
  }
}

/** The database answers but takes no writes: a standby, or switched to read-only. */
export class DatabaseReadOnly extends Error {
  override readonly name = 'DatabaseReadOnly';
  constructor() {
    super('The database refuses writes.');
  }
}

/** The tables are gone: somebody restores a backup, or dropped them. */
export class DatabaseEmpty extends Error {
  override readonly name = 'DatabaseEmpty';
  constructor() {
    super('The database does not hold the tables of Remit.');
  }
}

/** A pooler was switched to transaction mode while the process runs. A start would have noticed it. */
export class DatabaseSharesSessions extends Error {
  override readonly name = 'DatabaseSharesSessions';
  constructor() {
    super(
      'PostgreSQL does not know what was prepared on its connection: the pooler of DATABASE_URL was changed. Restart Remit, which checks it.',
    );
  }
}

/** The database cannot be used as it is. The message is one sentence that names the setting and says what to do. */
export class DatabaseUnfit extends Error {
  override readonly name = 'DatabaseUnfit';
  constructor(problem: string, setting = 'DATABASE_URL') {
    super(`${setting}: ${problem}`);
  }
}

/** Too much of this process waits for the database. */
export class DatabaseBusy extends Error {
  override readonly name = 'DatabaseBusy';
  constructor() {
    super('No connection to the database became free in time.');
  }
}

/** SQLSTATE of a failed statement, or the Node error code of a lost connection; undefined for anything else. */
export function databaseErrorCode(error: unknown): string | undefined {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
}

/** Name of the unique constraint or index that a statement violated, if that is why it failed. */
export function violatedUniqueConstraint(error: unknown): string | undefined {
  if (!(error instanceof QueryFailedError) || databaseErrorCode(error) !== '23505') return undefined;
  const cause: unknown = error.driverError;
  return cause instanceof Error && 'constraint' in cause && typeof cause.constraint === 'string'
    ? cause.constraint
    : undefined;
}

/**
 * What a failure says about the database, none of which is the fault of what was asked:
 * - unreached: there is no way to it, or no answer from it;
 * - away: it answers, and cannot be used now;
 * - busy: it works, and this had to wait for others too long;
 * - undone: it undid everything in favour of others, and the same may run again at once.
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

/** How pg and TypeORM tell of a connection that ended, or was not made. */
const WITHOUT_CODE =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Driver not Connected|Query read timeout/i;

function troubleOf(error: unknown): Trouble | undefined {
  if (error instanceof DatabaseBusy) return 'busy';
  if (error instanceof DatabaseReadOnly) return 'away';
  // TypeORM lets go of a connection that ends, and its next statement finds none.
  if (error instanceof QueryRunnerAlreadyReleasedError || error instanceof QueryRunnerProviderAlreadyReleasedError)
    return 'away';
  const code = databaseErrorCode(error);
  if (code !== undefined) return TROUBLES[code] ?? (code.startsWith('08') ? 'away' : undefined);
  return error instanceof Error && WITHOUT_CODE.test(error.message) ? 'away' : undefined;
}

/** True when the database is down, starting, full, refusing writes or busy: worth another try later, not a fault of the request. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const trouble = troubleOf(error);
  return trouble !== undefined && trouble !== 'undone';
}

/** True when PostgreSQL ended a statement that waited or worked too long: it may be that this one always does. */
export function isTooSlow(error: unknown): boolean {
  return troubleOf(error) === 'busy' && !(error instanceof DatabaseBusy);
}

/** Serialization failure or deadlock: PostgreSQL undid everything and the work may simply run again. */
export function isRetryable(error: unknown): boolean {
  return troubleOf(error) === 'undone';
}

/** How a server answers that starts, stops or was just killed. */
const NOT_UP_YET_CODES = new Set(['57P01', '57P02', '57P03']);

/** True while PostgreSQL, or what a pooler leads to, is not up: a process that starts waits for it. */
export function isDatabaseNotUpYet(error: unknown): boolean {
  if (isBehindPooler(error)) return true;
  const code = databaseErrorCode(error);
  if (code !== undefined) return troubleOf(error) === 'unreached' || NOT_UP_YET_CODES.has(code);
  // A pooler, and a host that is not up yet, let us wait without a word.
  return error instanceof Error && /Connection terminated|Query read timeout|timeout expired/.test(error.message);
}

/** True when PgBouncer answers, and says that it does not reach PostgreSQL. */
export function isBehindPooler(error: unknown): boolean {
  return (
    databaseErrorCode(error)?.startsWith('08') === true &&
    error instanceof Error &&
    /server_login_retry|server conn crashed|server login failed|server down|cannot connect to server/.test(
      error.message,
    )
  );
}
