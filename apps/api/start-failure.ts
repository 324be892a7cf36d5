import {
  DatabaseUnfit,
  databaseErrorCode,
  EmbeddedPostgresFailed,
  EmbeddedPostgresInUse,
  EmbeddedPostgresOutdated,
  isBehindPooler,
} from '@remit/database';
import { DecryptionFailed } from '@remit/encryption';
import { InvalidSettings } from '@remit/settings';
import { WrongEncryptionKeys } from './encryption/encryption-keys';

/** Their messages say what is wrong and what to do. */
const EXPLAINED = [
  InvalidSettings,
  DatabaseUnfit,
  EmbeddedPostgresInUse,
  EmbeddedPostgresOutdated,
  WrongEncryptionKeys,
  DecryptionFailed,
];

const EXPLANATIONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'DATABASE_URL: nothing answers there; is PostgreSQL running, and are host and port right?',
  ENOTFOUND: 'DATABASE_URL: its host is not known; is the name right?',
  EAI_AGAIN: 'DATABASE_URL: the name of its host cannot be looked up; does DNS work here?',
  ETIMEDOUT: 'DATABASE_URL: nothing answers there in time; does a firewall stand in between?',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'DATABASE_URL: the certificate of the server is for another name; use the host name that it holds.',
  EHOSTUNREACH: 'DATABASE_URL: there is no way to its host; are host and network right?',
  ENETUNREACH: 'DATABASE_URL: there is no way to its host; are host and network right?',
  '25006':
    'DATABASE_URL: the database takes no writes; it is a standby, or default_transaction_read_only is on for it or its login.',
  '55P03': 'DATABASE_URL: somebody held a lock for longer than lock_timeout; take that setting away from the login.',
  '57014': 'DATABASE_URL: a statement took too long there; does somebody hold a lock?',
  '57P03': 'DATABASE_URL: PostgreSQL is starting or stopping; try again when it is up.',
  '28P01': 'DATABASE_URL: PostgreSQL refuses the password of this login (percent-encode what is special in it).',
  '28000': 'DATABASE_URL: PostgreSQL refuses this login; is the name right, and does pg_hba.conf let it in?',
  '3D000': 'DATABASE_URL: PostgreSQL has no such database; make it with "create database NAME owner LOGIN".',
  '42501': 'DATABASE_URL: the login has no right to do that; see "npx remit migrate --print-sql".',
  '53300': 'DATABASE_URL: PostgreSQL has no connection left; raise its limit or lower POOL_SIZE.',
  EADDRINUSE: 'PORT: something else listens on it; stop that, or choose another.',
  EADDRNOTAVAIL: 'HOST: this machine has no such address; 0.0.0.0 listens on all it has.',
};

/** Certificates that nobody here vouches for, as Node names the reasons. */
const UNTRUSTED = /CERT|SELF_SIGNED|LEAF_SIGNATURE/;
const UNTRUSTED_ADVICE =
  'DATABASE_URL: the certificate of the server is not trusted here; add sslmode=verify-full&sslrootcert=/path/to/ca.pem.';

/** What is printed when a process cannot start. The last line names the setting and says what to do. */
export function startFailure(error: unknown): string {
  if (EXPLAINED.some((type) => error instanceof type)) return (error as Error).message;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const explanation = explain(error);
  return explanation === undefined ? text : `${error instanceof Error ? error.message : text}\n${explanation}`;
}

function explain(error: unknown): string | undefined {
  if (error instanceof EmbeddedPostgresFailed)
    return 'DATA_DIR: the embedded PostgreSQL cannot run there; or set DATABASE_URL to a PostgreSQL of your own.';
  if (!(error instanceof Error)) return undefined;
  if (error.message.includes('does not support SSL'))
    return 'DATABASE_URL: the server knows no TLS; leave sslmode out, or switch ssl on there.';
  if (isBehindPooler(error))
    return 'DATABASE_URL: the pooler there does not reach PostgreSQL; is it running, and are its host and port right in the pooler?';
  if (error.message.includes('statement pooling mode'))
    return 'DATABASE_URL: the pooler there shares connections after each statement; set its pool_mode to transaction or session.';
  const code = codeOf(error) ?? '';
  if (code === '08P01')
    return 'DATABASE_URL: the pooler there refuses this; are database, login and password right, and known to the pooler?';
  if (code === '' && /timeout|Connection terminated/i.test(error.message)) return EXPLANATIONS.ETIMEDOUT;
  const { path, syscall } = error as NodeJS.ErrnoException;
  if (path !== undefined && /^(EACCES|EEXIST|EISDIR|ENOENT|ENOTDIR|EPERM|EROFS)$/.test(code))
    return `DATA_DIR: ${path} cannot be used; choose a folder that this process may write to.`;
  if (code === 'EACCES' && syscall === 'listen')
    return 'PORT: this process may not listen on it; choose one above 1023.';
  return EXPLANATIONS[code] ?? (UNTRUSTED.test(code) ? UNTRUSTED_ADVICE : undefined);
}

/** Several addresses of one host fail as a group. */
function codeOf(error: Error): string | undefined {
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  return databaseErrorCode(error) ?? (first === undefined ? undefined : databaseErrorCode(first));
}
