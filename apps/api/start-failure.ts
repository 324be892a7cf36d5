import { DatabaseUnfit, databaseErrorCode, isBehindPooler } from '@remit/database';
import { EmbeddedPostgresFailed, EmbeddedPostgresInUse, EmbeddedPostgresOutdated } from '@remit/embedded-postgres';
import { DecryptionFailed } from '@remit/encryption';
import { InvalidSettings, settingBehind } from '@remit/settings';
import { WrongEncryptionKeys } from './encryption/encryption-keys';

/** Errors whose messages explain the problem and the fix. */
const EXPLAINED = [
  InvalidSettings,
  DatabaseUnfit,
  EmbeddedPostgresInUse,
  EmbeddedPostgresOutdated,
  WrongEncryptionKeys,
  DecryptionFailed,
];

/** Explanations for the setting of the PostgreSQL connection, by error code. */
const EXPLANATIONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there; is PostgreSQL running, and are host and port right?',
  ENOTFOUND: 'its host is not known; is the name right?',
  EAI_AGAIN: 'the name of its host cannot be looked up; does DNS work here?',
  ETIMEDOUT: 'nothing answers there in time; does a firewall stand in between?',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate of the server is for another name; use the host name that it holds.',
  EHOSTUNREACH: 'there is no way to its host; are host and network right?',
  ENETUNREACH: 'there is no way to its host; are host and network right?',
  '25006': 'the database takes no writes; it is a standby, or default_transaction_read_only is on for it or its login.',
  '55P03': 'somebody held a lock for longer than lock_timeout; take that setting away from the login.',
  '57014': 'a statement took too long there; does somebody hold a lock?',
  '57P03': 'PostgreSQL is starting or stopping; try again when it is up.',
  '28P01': 'PostgreSQL refuses the password of this login (percent-encode what is special in it).',
  '28000': 'PostgreSQL refuses this login; is the name right, and does pg_hba.conf let it in?',
  '3D000': 'PostgreSQL has no such database; make it with "create database NAME owner LOGIN".',
  '42501': 'the login has no right to do that; see "npx remit migrate --print-sql".',
  '53300': 'PostgreSQL has no connection left; raise its limit or lower POOL_SIZE.',
  '55000': 'the database accepts no connections; "alter database NAME allow_connections true" lets them in.',
};

/** Explanations for the address that the server listens on. */
const LISTENING: Readonly<Record<string, string>> = {
  EADDRINUSE: 'PORT: something else listens on it; stop that, or choose another.',
  EADDRNOTAVAIL: 'HOST: this machine has no such address; 0.0.0.0 listens on all it has.',
  EACCES: 'PORT: this process may not listen on it; choose one above 1023.',
};
const NO_SUCH_HOST = 'HOST: this machine cannot listen on such an address or name; 0.0.0.0 listens on all it has.';

/** Node's error codes for untrusted certificates. */
const UNTRUSTED = /CERT|SELF_SIGNED|LEAF_SIGNATURE/;
const UNTRUSTED_ADVICE =
  'the certificate of the server is not trusted here; add sslmode=verify-full&sslrootcert=/path/to/ca.pem.';

/** Text to print when a process cannot start. The last line names the setting and explains what to do. */
export function startFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (EXPLAINED.some((type) => error instanceof type)) return error.message;
  const explanation = explain(error);
  return explanation === undefined ? (error.stack ?? error.message) : `${error.message}\n${explanation}`;
}

function explain(error: Error): string | undefined {
  if (error instanceof EmbeddedPostgresFailed)
    return 'DATA_DIR: the embedded PostgreSQL cannot run there; or set DATABASE_URL to a PostgreSQL of your own.';
  const code = codeOf(error) ?? '';
  const { path, syscall } = error as NodeJS.ErrnoException;
  const setting = settingBehind(error);
  if (setting === 'HOST') return LISTENING[code] ?? NO_SUCH_HOST;
  if (syscall === 'listen' && code in LISTENING) return LISTENING[code];
  if (path !== undefined && /^(EACCES|EEXIST|EISDIR|ENOENT|ENOTDIR|EPERM|EROFS)$/.test(code))
    return `DATA_DIR: ${path} cannot be used; choose a folder that this process may write to.`;
  const explanation = explainConnection(error, code, setting);
  return explanation === undefined ? undefined : `${setting ?? 'DATABASE_URL'}: ${explanation}`;
}

/** Explains why PostgreSQL cannot be used, from its error or that of the connection. */
function explainConnection(error: Error, code: string, setting?: string): string | undefined {
  if (error.message.includes('does not support SSL'))
    return `the server knows no TLS; ${setting === 'PGSSLMODE' ? 'unset it' : 'leave sslmode out'}, or switch ssl on there.`;
  if (error.message.includes('no encryption'))
    return 'PostgreSQL refuses connections without TLS; add sslmode=verify-full (and sslrootcert=/path/to/ca.pem for an authority of its own).';
  if (isBehindPooler(error))
    return 'the pooler there does not reach PostgreSQL; is it running, and are its host and port right in the pooler?';
  if (error.message.includes('statement pooling mode'))
    return 'the pooler there shares connections after each statement; set its pool_mode to transaction or session.';
  if (error.message.includes('PQexec disallowed'))
    return 'the pooler there refuses the text that settles a connection; set its disable_pqexec to 0.';
  if (code === '08P01')
    return 'the pooler there refuses this; are database, login and password right, and known to the pooler?';
  if (code === '' && /timeout|Connection terminated/i.test(error.message)) return EXPLANATIONS.ETIMEDOUT;
  return EXPLANATIONS[code] ?? (UNTRUSTED.test(code) ? UNTRUSTED_ADVICE : undefined);
}

/** Several addresses of one host fail as an AggregateError. */
function codeOf(error: Error): string | undefined {
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  return databaseErrorCode(error) ?? (first === undefined ? undefined : databaseErrorCode(first));
}
