import { chmodSync, chownSync } from 'node:fs';
import { ask } from '../support/ask';
import { makeCertificate, type TestCertificate } from '../support/certificate';
import { npmServe } from '../support/npm-serve';
import { onDatabase } from '../support/on-database';
import { KEYS, startRemit } from '../support/remit-process';
import { LONG } from '../support/stage';
import {
  missingSystemPostgres,
  startSystemPostgres,
  type SystemPostgres,
  unprivileged,
} from '../support/system-postgres';

jest.setTimeout(LONG);

const missing = missingSystemPostgres();
const suite = missing ? describe.skip : describe;

/** As managed services offer it: TLS, with a certificate of an authority that no machine knows. */
suite(`PostgreSQL with TLS${missing ? ` (${missing})` : ''}`, () => {
  let certificate: TestCertificate;
  let postgres: SystemPostgres;
  let url: (sslmode: string, host?: string, login?: string) => string;

  beforeAll(async () => {
    certificate = makeCertificate('DNS:localhost');
    const account = unprivileged();
    for (const file of [certificate.folder, certificate.cert, certificate.key]) {
      if (account) chownSync(file, account.uid, account.gid);
    }
    chmodSync(certificate.key, 0o600);
    postgres = await startSystemPostgres({ ssl: 'on', ssl_cert_file: certificate.cert, ssl_key_file: certificate.key });
    await onDatabase(postgres.url, async (sql) => {
      await sql.query('create role crowded login createrole connection limit 0');
      await sql.query('create database remit');
    });
    url = (sslmode, host = 'localhost', login = 'postgres') =>
      `postgres://${login}@${host}:${postgres.port}/remit?sslmode=${sslmode}`;
  }, 120_000);
  afterAll(async () => {
    await postgres.stop();
    certificate.remove();
  });

  /** The last line that a server which does not start prints. */
  async function lastLine(databaseUrl: string): Promise<string> {
    const server = npmServe({ ...KEYS, PORT: '0', DATABASE_URL: databaseUrl, DATABASE_WAIT_SECONDS: '0' });
    expect(await server.ended).toBe(1);
    return server.output().trim().split('\n').at(-1)?.trim() ?? '';
  }

  it('works with verify-full and the file of its authority, and is talked to by TLS', async () => {
    const databaseUrl = url(`verify-full&sslrootcert=${certificate.ca}`);
    const remit = await startRemit({ databaseUrl, nomodUrl: 'http://127.0.0.1:1' });
    const { rows } = await onDatabase(postgres.url, (sql) =>
      sql.query<{ ssl: boolean }>(
        `select distinct ssl from pg_stat_ssl join pg_stat_activity using (pid) where application_name like 'remit%'`,
      ),
    );
    expect(rows).toEqual([{ ssl: true }]);
    expect((await ask('GET', `${remit.url}/readyz`)).status).toBe(200);
    await remit.stop();
  });

  it('works with no-verify where the network is trusted', async () => {
    const remit = await startRemit({ databaseUrl: url('no-verify'), nomodUrl: 'http://127.0.0.1:1' });
    await remit.stop();
  });

  it.each([
    [
      'require',
      undefined,
      /^DATABASE_URL: this machine does not trust the certificate of the server; add sslmode=verify-full/,
    ],
    ['verify-full', undefined, /^DATABASE_URL: this machine does not trust the certificate of the server/],
    [
      'verify-full&sslrootcert=/nowhere/ca.pem',
      undefined,
      /^DATABASE_URL: names a file .* that this process cannot read/,
    ],
    ['verify-full&sslrootcert=CA', '127.0.0.1', /^DATABASE_URL: the certificate of the server is for another name/],
  ])('says in one line what is wrong with sslmode=%s on %s', async (sslmode, host, expected) => {
    expect(await lastLine(url(sslmode.replace('CA', certificate.ca), host))).toMatch(expected);
  });

  it('says in one line that no connection is left', async () => {
    const text = await lastLine(url(`verify-full&sslrootcert=${certificate.ca}`, 'localhost', 'crowded'));
    expect(text).toBe('DATABASE_URL: PostgreSQL has no connection left; raise its limit or lower POOL_SIZE.');
  });
});
