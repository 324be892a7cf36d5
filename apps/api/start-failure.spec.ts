import { DatabaseUnfit } from '@remit/database';
import { attributeFailure } from '@remit/settings';
import { startFailure } from './start-failure';

const failure = (properties: object, message = 'it failed') =>
  startFailure(Object.assign(new Error(message), properties));
const lastLine = (text: string) => text.split('\n').at(-1);

describe('what is printed when a process cannot start', () => {
  it.each([
    ['PostgreSQL is away', { code: 'ECONNREFUSED' }, 'DATABASE_URL'],
    ['its host is unknown', { code: 'ENOTFOUND' }, 'DATABASE_URL'],
    ['there is no route to its host', { code: 'EHOSTUNREACH' }, 'DATABASE_URL'],
    ['it takes no writes', { code: '25006' }, 'DATABASE_URL'],
    ['somebody holds a lock', { code: '55P03' }, 'DATABASE_URL'],
    ['a pooler does not know the login', { code: '08P01' }, 'DATABASE_URL'],
    ['the password is wrong', { code: '28P01' }, 'DATABASE_URL'],
    ['the login is unknown', { code: '28000' }, 'DATABASE_URL'],
    ['the database is missing', { code: '3D000' }, 'DATABASE_URL'],
    ['the certificate is not trusted', { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'DATABASE_URL'],
    ['the certificate is for another host', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'DATABASE_URL'],
    ['the port is in use', { code: 'EADDRINUSE', syscall: 'listen' }, 'PORT'],
    ['the port is not for us', { code: 'EACCES', syscall: 'listen' }, 'PORT'],
    ['the address is not ours', { code: 'EADDRNOTAVAIL', syscall: 'listen' }, 'HOST'],
    ['the database lets nobody in', { code: '55000' }, 'DATABASE_URL'],
    ['the folder is a file', { code: 'EEXIST', path: '/srv/remit' }, 'DATA_DIR'],
  ])('names the setting in its last line when %s', (_what, properties, setting) => {
    expect(lastLine(failure(properties))).toMatch(new RegExp(`^${setting}: .+`));
  });

  it.each([
    ['DATABASE_DIRECT_URL', 'ECONNREFUSED', /^DATABASE_DIRECT_URL: no server answers there/],
    ['DATABASE_DIRECT_URL', '3D000', /^DATABASE_DIRECT_URL: PostgreSQL has no such database/],
    ['HOST', 'ENOTFOUND', /^HOST: this machine cannot listen on this address or name/],
    ['HOST', 'EINVAL', /^HOST: this machine cannot listen/],
    ['HOST', 'EADDRINUSE', /^PORT: another program listens/],
  ])('names %s when that led to %s', async (setting, code, line) => {
    const failed = Object.assign(new Error('it failed'), { code });
    const error: unknown = await attributeFailure(setting, () => Promise.reject(failed)).catch(
      (thrown: unknown) => thrown,
    );
    expect(lastLine(startFailure(error))).toMatch(line);
  });

  it('names the innermost setting, and PGSSLMODE when only that asked for TLS', async () => {
    const failed = new Error('The server does not support SSL connections');
    const inner = () =>
      attributeFailure(
        ({ message }) => (message.includes('SSL') ? 'PGSSLMODE' : 'X'),
        () => Promise.reject(failed),
      );
    const error: unknown = await attributeFailure('DATABASE_URL', inner).catch((thrown: unknown) => thrown);
    expect(lastLine(startFailure(error))).toBe(
      'PGSSLMODE: the server does not support TLS; unset it, or turn on ssl on the server.',
    );
  });

  it('names the setting when TLS is refused, and when every address of a host fails', () => {
    expect(lastLine(failure({}, 'The server does not support SSL connections'))).toMatch(/^DATABASE_URL: .*TLS/);
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(lastLine(startFailure(new AggregateError([refused, refused])))).toMatch(/^DATABASE_URL: no server answers/);
  });

  it('names the pooler when that is what answers', () => {
    const message = 'server login has been failing, try again later (server_login_retry)';
    expect(lastLine(failure({ code: '08P01' }, message))).toMatch(/^DATABASE_URL: the pooler .*PostgreSQL/);
    expect(lastLine(failure({ code: '08P01' }, 'PQexec disallowed'))).toMatch(/^DATABASE_URL: .*disable_pqexec to 0/);
    const unencrypted = 'no pg_hba.conf entry for host "10.0.0.1", user "remit", database "remit", no encryption';
    expect(lastLine(failure({ code: '28000' }, unencrypted))).toMatch(/^DATABASE_URL: .*add sslmode=verify-full/);
    const statements = 'transaction blocks not allowed in statement pooling mode';
    expect(lastLine(failure({ code: '08P01' }, statements))).toMatch(/^DATABASE_URL: the pooler .*pool_mode/);
  });

  it('is one sentence of our own where there is one, and the whole story where there is none', () => {
    expect(startFailure(new DatabaseUnfit('is a standby.'))).toBe('DATABASE_URL: is a standby.');
    expect(startFailure(new Error('unheard of'))).toContain('start-failure.spec');
  });
});
