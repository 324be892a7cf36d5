import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const REMIT = path.resolve(__dirname, '../../apps/cli/remit.cjs');
const KEY = 'sk_sandbox_tenant_1_secret';

jest.setTimeout(60_000);

/** As a person at a terminal has them: nothing but the command line is ours, and the server only knows one key. */
describe('profiles of the command line', () => {
  let server: Server;
  let url: string;
  let home: string;
  const asked: string[] = [];

  beforeAll(async () => {
    server = createServer(({ method, url: path = '', headers }, response) => {
      asked.push(`${method} ${path} ${headers['x-environment-id'] ?? '-'}`);
      response
        .writeHead(headers.authorization === `Bearer ${KEY}` ? 200 : 401, { 'remit-version': '2026-11-30' })
        .end('{"items":[]}');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  beforeEach(() => {
    asked.splice(0);
    home = mkdtempSync(path.join(tmpdir(), 'remit-home-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const file = () => path.join(home, '.config/remit/profiles.json');

  async function run(
    args: readonly string[],
    { stdin = '', env = {} }: { stdin?: string; env?: NodeJS.ProcessEnv } = {},
  ) {
    const child = spawn(process.execPath, [REMIT, ...args], {
      env: { PATH: process.env.PATH, HOME: home, DATA_DIR: path.join(home, 'none'), ...env },
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    child.stdin.on('error', () => undefined).end(stdin);
    const [code] = (await once(child, 'close')) as [number];
    expect(output.stdout + output.stderr).not.toContain('_secret');
    return { code, ...output };
  }

  const login = (...more: string[]) =>
    run(['login', '--url', url, '--key-in', 'file', ...more], { stdin: `${KEY}\r\n` });

  it('are made by a login, used without being named, listed and forgotten', async () => {
    expect(await login()).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining(file()) });
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(await run(['customers', 'list'])).toMatchObject({ code: 0, stderr: 'Nothing there.\n' });
    expect(await login('--profile', 'live', '--environment', 'env_1')).toMatchObject({ code: 0 });
    await run(['payments', 'list', '--limit', '1']);
    await run(['--profile', 'default', 'payments', 'list', '--limit', '2']);
    expect(asked.filter((line) => !line.includes('/environments'))).toEqual([
      'GET /api/v1/customers?limit=20 -',
      'GET /api/v1/payments?limit=1 env_1',
      'GET /api/v1/payments?limit=2 -',
    ]);
    await run(['profiles', 'use', 'default']);
    expect(JSON.parse((await run(['--json', 'profiles'])).stdout)).toEqual([
      { name: 'default', current: true, url, environment: null, key_in: 'file' },
      { name: 'live', current: false, url, environment: 'env_1', key_in: 'file' },
    ]);
    expect(await run(['logout'])).toMatchObject({ code: 0 });
    expect(await run(['logout', '--profile', 'live'])).toMatchObject({ code: 0 });
    expect(readFileSync(file(), 'utf8')).not.toContain('secret');
    expect(await run(['customers', 'list'])).toMatchObject({ code: 2, stderr: expect.stringContaining('remit login') });
  });

  it('keep nothing that the server does not know, and nothing that is no key', async () => {
    const wrong = (stdin: string) => run(['login', '--url', url], { stdin });
    expect(await wrong('sk_wrong')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('does not accept this key'),
    });
    expect(await wrong('REMIT_API_KEY=a_secret\nADMIN=b_secret\n')).toMatchObject({ code: 2 });
    expect(await wrong('')).toMatchObject({ code: 2 });
    expect(await run(['login', '--url', 'http://127.0.0.1:1'], { stdin: KEY })).toMatchObject({ code: 4 });
    expect(await run(['login', '--url', url, '--profile', '__proto__'], { stdin: KEY })).toMatchObject({ code: 2 });
    expect(existsSync(file())).toBe(false);
  });

  it('send their key to no other server', async () => {
    await login();
    asked.splice(0);
    const other = url.replace('127.0.0.1', 'localhost');
    expect(await run(['--profile', 'default', '--url', other, 'customers', 'list'])).toMatchObject({ code: 2 });
    expect(await run(['--url', other, 'customers', 'list'])).toMatchObject({ code: 2 });
    expect(asked).toEqual([]);
    expect(await run(['--profile', 'constructor', 'customers', 'list'])).toMatchObject({ code: 2 });
  });

  it('say in words what is wrong with the place where they are kept', async () => {
    await login();
    chmodSync(file(), 0o644);
    expect(await run(['customers', 'list'])).toMatchObject({ code: 2, stderr: expect.stringContaining('chmod 600') });
    chmodSync(file(), 0o600);
    writeFileSync(file(), KEY);
    expect(await run(['profiles'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is not a file of profiles'),
    });
    const blocked = { env: { XDG_CONFIG_HOME: path.join(file(), 'below') }, stdin: KEY };
    expect(await run(['login', '--url', url], blocked)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('cannot be written'),
    });
  });

  it('and completion is put where the shell looks', async () => {
    expect(await run(['completion', 'install'], { env: { SHELL: '/bin/sh' } })).toMatchObject({ code: 2 });
    expect(await run(['completion', 'install'], { env: { SHELL: '/bin/bash' } })).toMatchObject({ code: 0 });
    const script = path.join(home, '.local/share/bash-completion/completions/remit');
    expect(spawnSync('bash', ['-n', script])).toMatchObject({ status: 0 });
    expect(readFileSync(script, 'utf8')).toContain('remit');
    const { stdout } = await run(['complete', '--', 'pay']);
    expect(stdout).toContain('payments');
  });
});
