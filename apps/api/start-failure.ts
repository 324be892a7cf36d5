import { DatabaseUnfit, databaseErrorCode, isBehindPooler } from '@remit/database';
import { EmbeddedPostgresFailed, EmbeddedPostgresInUse, EmbeddedPostgresOutdated } from '@remit/embedded-postgres';
import { DecryptionFailed } from '@remit/encryption';
import { InvalidSettings, failedSetting } from '@remit/settings';
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
  ECONNREFUSED: 'no server answers there; check that PostgreSQL runs, and check host and port.',
  ENOTFOUND: 'its host name is unknown; check the name.',
  EAI_AGAIN: 'cannot look up its host name; check DNS on this machine.',
  ETIMEDOUT: 'the connection timed out; check host, port and firewalls.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'the certificate of the server is for another name; use the host name in the certificate.',
  EHOSTUNREACH: 'there is no route to its host; check host and network.',
  ENETUNREACH: 'there is no route to its host; check host and network.',
  '25006': 'the database is read-only; it is a standby, or default_transaction_read_only is on for it or its login.',
  '55P03': 'another session held a lock for longer than lock_timeout; remove that setting from the login.',
  '57014': 'a statement timed out there; check which session holds a lock.',
  '57P03': 'PostgreSQL is starting or stopping; try again when it runs.',
  '28P01': 'PostgreSQL refuses the password of this login; check it, and percent-encode its special characters.',
  '28000': 'PostgreSQL refuses this login; check the name, and check pg_hba.conf.',
  '3D000': 'PostgreSQL has no such database; create it with "create database NAME owner LOGIN".',
  '42501': 'the login has no right to do that; see "npx remit migrate --print-sql".',
  '53300': 'PostgreSQL has no connection left; raise its limit or lower POOL_SIZE.',
  '55000': 'the database accepts no connections; allow them with "alter database NAME allow_connections true".',
};

/** Explanations for the address that the server listens on. */
const LISTENING: Readonly<Record<string, string>> = {
  EADDRINUSE: 'PORT: another program listens on it; stop that program, or choose another port.',
  EADDRNOTAVAIL: 'HOST: this machine has no such address; use 0.0.0.0 to listen on all addresses.',
  EACCES: 'PORT: this process may not listen on it; choose a port above 1023.',
};
const NO_SUCH_HOST =
  'HOST: this machine cannot listen on this address or name; use 0.0.0.0 to listen on all addresses.';

/** Node's error codes for untrusted certificates. */
const UNTRUSTED = /CERT|SELF_SIGNED|LEAF_SIGNATURE/;
const UNTRUSTED_ADVICE =
  'this machine does not trust the certificate of the server; add sslmode=verify-full&sslrootcert=/path/to/ca.pem.';

/** Text to print when a process cannot start. The last line names the setting and explains what to do. */
export function startFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (EXPLAINED.some((type) => error instanceof type)) return error.message;
  const explanation = explain(error);
  return explanation === undefined ? (error.stack ?? error.message) : `${error.message}\n${explanation}`;
}

function explain(error: Error): string | undefined {
  if (error instanceof EmbeddedPostgresFailed)
    return 'DATA_DIR: the embedded PostgreSQL cannot run there. Choose another folder, or set DATABASE_URL to your own PostgreSQL.';
  const code = codeOf(error) ?? '';
  const { path, syscall } = error as NodeJS.ErrnoException;
  const setting = failedSetting(error);
  if (setting === 'HOST') return LISTENING[code] ?? NO_SUCH_HOST;
  if (syscall === 'listen' && code in LISTENING) return LISTENING[code];
  if (path !== undefined && /^(EACCES|EEXIST|EISDIR|ENOENT|ENOTDIR|EPERM|EROFS)$/.test(code))
    return `DATA_DIR: ${path} cannot be used; choose a folder that this process can write to.`;
  const explanation = explainConnection(error, code, setting);
  return explanation === undefined ? undefined : `${setting ?? 'DATABASE_URL'}: ${explanation}`;
}

/** Explains why PostgreSQL cannot be used, from its error or that of the connection. */
function explainConnection(error: Error, code: string, setting?: string): string | undefined {
  if (error.message.includes('does not support SSL'))
    return `the server does not support TLS; ${setting === 'PGSSLMODE' ? 'unset it' : 'leave sslmode out'}, or turn on ssl on the server.`;
  if (error.message.includes('no encryption'))
    return 'PostgreSQL refuses connections without TLS; add sslmode=verify-full (and sslrootcert=/path/to/ca.pem for a private authority).';
  if (isBehindPooler(error))
    return 'the pooler does not reach PostgreSQL; check that PostgreSQL runs, and check host and port in the pooler.';
  if (error.message.includes('statement pooling mode'))
    return 'the pooler shares connections after each statement; set its pool_mode to transaction or session.';
  if (error.message.includes('PQexec disallowed'))
    return 'the pooler refuses simple queries, which Remit needs; set its disable_pqexec to 0.';
  if (code === '08P01')
    return 'the pooler refuses this connection; check database, login and password, also in the pooler.';
  if (code === '' && /timeout|Connection terminated/i.test(error.message)) return EXPLANATIONS.ETIMEDOUT;
  return EXPLANATIONS[code] ?? (UNTRUSTED.test(code) ? UNTRUSTED_ADVICE : undefined);
}

/** Several addresses of one host fail as an AggregateError. */
function codeOf(error: Error): string | undefined {
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  return databaseErrorCode(error) ?? (first === undefined ? undefined : databaseErrorCode(first));
}
