import { execFile, type ExecFileOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { codeBelow, promisedOutput } from '../support/documented-code';
import { freePort } from '../support/free-port';
import { eventually } from '../support/probe';
import { PATIENCE, type Shop } from '../support/shop';
import { LONG, useStage } from '../support/stage';

jest.setTimeout(LONG);

const root = path.resolve(__dirname, '../..');
const run = (command: string, args: readonly string[], options: ExecFileOptions) =>
  promisify(execFile)(command, [...args], { encoding: 'utf8', ...options });

const CLIENT = 'libs/client/README.md';
const TOUR = codeBelow('README.md', "With Remit's client", 'ts');
const WEBHOOKS = codeBelow(CLIENT, 'Webhooks', 'ts');

/** What a compiler must refuse; each line says why. */
const MISTAKES = `import { Remit, type WebhookEvent } from '@remit/client';
export async function mistakes(remit: Remit, event: WebhookEvent) {
  // @ts-expect-error the id is missing
  await remit.getInvoice();
  // @ts-expect-error the currency is missing
  await remit.createPayment({ body: { destination_type: 'invoice', destination_id: 'inv_1', payment_method_type: 'offline', amount: '1' } });
  // @ts-expect-error no such status
  await remit.listPayments({ query: { payment_status: 'paid' } });
  // @ts-expect-error a GET needs no key
  await remit.getInvoice({ path: { id: 'inv_1' }, idempotencyKey: 'mine' });
  // @ts-expect-error not a list
  remit.each('getInvoice', { path: { id: 'inv_1' } });
  // @ts-expect-error which event it is was not asked
  return event.payment;
}
`;

const COMMON = `const { Remit, RemitError, verifyWebhook } = require('@remit/client');
const remit = new Remit({ baseUrl: process.env.REMIT_URL, apiKey: 'sk_sandbox_wrong' });
remit.getPayment({ path: { id: 'pay_1' } }).catch((error) => {
  console.log(error instanceof RemitError, error.code, error.kind, typeof verifyWebhook);
});
`;

const compile = async (files: readonly string[], project: string): Promise<void> => {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', 'node', ...files];
  await run(process.execPath, args, { cwd: project }).catch(({ stdout }: { stdout: string }) => {
    throw new Error(stdout);
  });
};

/** As somebody else uses it: from the packed file, in a project of its own. */
describe('@remit/client', () => {
  const stage = useStage();
  let shop: Shop;
  let project: string;
  let env: NodeJS.ProcessEnv;
  let tarball: string;

  beforeAll(async () => {
    project = mkdtempSync(path.join(tmpdir(), 'remit-client-user-'));
    const packing = await run(process.execPath, ['.config/pack-client.cjs', project], { cwd: root });
    tarball = String(packing.stdout).trim();
    writeFileSync(path.join(project, 'package.json'), '{"type":"module"}');
    await run('npm', ['install', '--offline', '--ignore-scripts', tarball], { cwd: project });
    symlinkSync(path.join(root, 'node_modules/@types'), path.join(project, 'node_modules/@types'), 'junction');
    shop = await stage.newShop();
    const { PATH = '', HOME = '' } = process.env;
    env = {
      PATH,
      HOME,
      REMIT_URL: stage.remit.url,
      REMIT_API_KEY: shop.environment.api_key,
      PORT: `${await freePort()}`,
    };
  }, LONG);
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  it('weighs less than 50 kB, brings nothing with it, and has the version of the product', () => {
    const read = (...file: string[]) =>
      JSON.parse(readFileSync(path.join(...file), 'utf8')) as { version: string; packages: Record<string, unknown> };
    expect(statSync(tarball).size).toBeLessThan(50_000);
    const { packages } = read(project, 'node_modules/.package-lock.json');
    expect(Object.keys(packages)).toEqual(['node_modules/@remit/client']);
    expect(read(project, 'node_modules/@remit/client/package.json').version).toBe(read(root, 'package.json').version);
  });

  it('compiles under strict, refuses mistakes, and does the main job: its webhook is verified and typed', async () => {
    const errors = codeBelow(CLIENT, 'Errors', 'ts');
    const sources = { 'tour.ts': TOUR, 'webhooks.ts': WEBHOOKS, 'errors.ts': errors, 'mistakes.ts': MISTAKES };
    for (const [name, text] of Object.entries(sources)) writeFileSync(path.join(project, name), text);
    writeFileSync(
      path.join(project, 'common.cts'),
      `import client = require('@remit/client');\nexport = client.Remit;\n`,
    );
    await compile([...Object.keys(sources), 'common.cts'], project);
    const receiver = spawn(process.execPath, ['webhooks.js'], { cwd: project, env });
    let heard = '';
    receiver.stdout.on('data', (text: Buffer) => (heard += text.toString()));
    try {
      await eventually('the receiver to listen', () => heard, { ...PATIENCE, until: (text) => text !== '' });
      const { stdout, stderr } = await run(process.execPath, ['tour.js'], { cwd: project, env });
      expect({ printed: String(stdout).trimEnd().split('\n'), stderr }).toEqual({
        printed: promisedOutput(TOUR),
        stderr: '',
      });
      await eventually('the webhook', () => heard, { ...PATIENCE, until: (text) => text.includes('paid') });
      expect(heard).toBe('listening\npaid 1500.00 AED\n');
    } finally {
      const ended = once(receiver, 'exit');
      receiver.kill();
      await ended;
    }
  });

  it('is required from CommonJS', async () => {
    writeFileSync(path.join(project, 'common.cjs'), COMMON);
    const { stdout, stderr } = await run(process.execPath, ['common.cjs'], { cwd: project, env });
    expect({ stdout, stderr }).toEqual({ stdout: 'true unauthorized refused function\n', stderr: '' });
  });
});
