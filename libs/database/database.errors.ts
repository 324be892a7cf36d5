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

/** No way to the host, or no answer from it. */
const UNREACHED_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
];

const UNAVAILABLE_CODES = new Set([
  ...UNREACHED_CODES,
  'ENOENT',
  'EPIPE',
  '25006', // read-only transaction
  '28000', // the login is not let in any more
  '28P01', // its password was changed
  '3D000', // the database was renamed
  '53000', // insufficient resources
  '53100', // disk full
  '53200', // out of memory
  '53300', // too many connections
  '55P03', // a lock was held for longer than the login waits
  '57P01', // admin shutdown
  '57P02', // crash shutdown
  '57P03', // cannot connect now
  '58030', // I/O error
]);

/** True when the database is down, starting, full or refusing writes: worth another try later, not a fault of the request. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseBusy) return true;
  // TypeORM lets go of a connection that ends, and its next statement finds none.
  if (error instanceof QueryRunnerAlreadyReleasedError || error instanceof QueryRunnerProviderAlreadyReleasedError)
    return true;
  const code = databaseErrorCode(error);
  if (code !== undefined) return UNAVAILABLE_CODES.has(code) || code.startsWith('08');
  return (
    error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Driver not Connected|Query read timeout/i.test(
      error.message,
    )
  );
}

/** How a server answers that starts, stops or was just killed. */
const NOT_UP_YET_CODES = new Set([...UNREACHED_CODES, '57P01', '57P02', '57P03']);

/** True while PostgreSQL, or what a pooler leads to, is not up: a process that starts waits for it. */
export function isDatabaseNotUpYet(error: unknown): boolean {
  if (isBehindPooler(error)) return true;
  const code = databaseErrorCode(error);
  if (code !== undefined) return NOT_UP_YET_CODES.has(code);
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

/** Serialization failure or deadlock: PostgreSQL undid everything and the work may simply run again. */
export function isRetryable(error: unknown): boolean {
  const code = databaseErrorCode(error);
  return code === '40001' || code === '40P01';
}
