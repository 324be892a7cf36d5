import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { codeBelow, promisedOutput } from '../support/documented-code';
import { ContractProxy } from '../support/contract-proxy';
import { type LocalRemit, startLocal } from '../support/local-process';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const root = path.resolve(__dirname, '../..');

/** A tour is a dozen calls; by command line each is a process of its own. */
const TOUR_LIMIT_MS = 90_000;

jest.setTimeout(180_000);

describe('what the documents tell to do, each on an empty database', () => {
  let database: TestDatabase;
  let remit: LocalRemit;
  /** Between the tours and the server: compares every call with the documents, in both directions. */
  let proxy: ContractProxy;
  let calls = 0;

  beforeEach(async () => {
    database = await createTestDatabase();
    remit = await startLocal(database.url);
    proxy = await ContractProxy.before(remit.url);
  });
  afterEach(async () => {
    await proxy.stop();
    await remit.stop();
    await database.drop();
  });

  /** Runs what the document says, word for word, and compares what is printed with what the document promises. */
  const follow = async (
    heading: string,
    language: string,
    command: string,
    args: readonly string[],
    document = 'README.md',
  ) => {
    const code = codeBelow(document, heading, language);
    const { PATH = '', HOME = '' } = process.env;
    const { stdout, stderr } = await promisify(execFile)(command, [...args, code], {
      cwd: root,
      timeout: TOUR_LIMIT_MS,
      env: {
        PATH,
        HOME,
        REMIT_URL: proxy.url,
        REMIT_API_KEY: remit.apiKey,
        REMIT_SANDBOX_URL: remit.sandboxUrl,
        DATA_DIR: remit.dataDir,
        ADMIN_API_KEY: readFileSync(path.join(remit.dataDir, 'admin-api-key'), 'utf8').trim(),
        NOMOD_API_KEY: 'sk_live_tour',
        WEBHOOK_SECRET: 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtMTIz',
      },
    });
    expect({ printed: stdout.trimEnd().split('\n'), stderr }).toEqual({ printed: promisedOutput(code), stderr: '' });
    expect(proxy.problems).toEqual([]);
    expect(proxy.calls).toBeGreaterThan(0);
    calls += proxy.calls;
  };

  afterAll(
    () => void process.stdout.write(`calls of the tours through a validating proxy, all in contract: ${calls}\n`),
  );

  const inShell = (heading: string, document?: string) =>
    follow(heading, 'bash', 'bash', ['--norc', '-eu', '-o', 'pipefail', '-c'], document);

  it('is done with curl', () => inShell('With curl'));

  it('is done with the published client', () =>
    follow('With the Flexprice client', 'js', process.execPath, ['--input-type=module', '-e']));

  it('is done with the command line', () => inShell('With the command line'));

  it('makes a tenant with its connection, as in production', () => inShell('A tenant of your own'));

  it('looks where the runbook looks', () => inShell('Runbook', 'apps/api/README.md'));
});
