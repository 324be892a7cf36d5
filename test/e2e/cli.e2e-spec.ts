import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '../support/probe';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { startSandboxProcess } from '../support/sandbox-process';
import type { ServerProcess } from '../support/server-process';
import { TenantClient } from '../support/tenant-client';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { WebhookReceiver } from '../support/webhook-receiver';

const REMIT = path.resolve(__dirname, '../../apps/cli/remit.cjs');

// Each command is a process of its own, and a test runs several.
jest.setTimeout(60_000);

describe('the command line', () => {
  let database: TestDatabase;
  let sandbox: ServerProcess;
  let remit: RemitProcess;
  let tenant: TenantClient;

  beforeAll(async () => {
    database = await createTestDatabase();
    sandbox = await startSandboxProcess();
    remit = await startRemit({ databaseUrl: database.url, nomodUrl: sandbox.url });
    tenant = await TenantClient.create(remit);
    await tenant.publishConnection();
  }, 120_000);

  afterAll(async () => {
    await remit.stop();
    await sandbox.stop();
    await database.drop();
  });

  const start = (args: readonly string[], env: Record<string, string> = {}) => {
    const child = spawn(process.execPath, [REMIT, ...args], {
      env: {
        PATH: process.env.PATH ?? '',
        REMIT_URL: remit.url,
        REMIT_API_KEY: tenant.key,
        ADMIN_API_KEY: tenant.adminKey,
        REMIT_SANDBOX_URL: sandbox.url,
        ...env,
      },
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
    return { child, output, ended };
  };

  const run = async (args: readonly string[], env?: Record<string, string>) => {
    const { output, ended } = start(args, env);
    return { code: await ended, ...output };
  };

  const json = async (...args: string[]): Promise<Record<string, unknown> & Record<string, unknown>[]> => {
    const { code, stdout, stderr } = await run(['--json', ...args]);
    expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: '' });
    return JSON.parse(stdout) as Record<string, unknown> & Record<string, unknown>[];
  };

  it('says its version, ends quietly when nobody reads on, and at once when it is refused', async () => {
    expect(await run(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    const { child, output, ended } = start(['--json', 'customers', 'list']);
    child.stdout.destroy();
    expect({ code: await ended, stderr: output.stderr }).toEqual({ code: 0, stderr: '' });
    expect(await run(['listen', '--events', 'nope.event'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('events must be'),
    });
  });

  it('takes an invoice from draft to paid', async () => {
    const customer = await json('customers', 'create', 'cli', 'Aisha', '--email', 'a@example.com');
    expect(await json('customers', 'list')).toMatchObject([{ id: customer.id, email: 'a@example.com' }]);
    const draft = await json('invoices', 'create', String(customer.id), '75.00', 'AED', '--name', 'Workshop');
    await json('invoices', 'finalize', String(draft.id));
    const { hosted_invoice_url: page } = await json('invoices', 'page', String(draft.id));
    expect(page).toMatch(/\/i\/[\w-]{64}$/);
    expect((await json('invoices', 'page', String(draft.id), '--replace')).hosted_invoice_url).not.toBe(page);
    const payment = await json('payments', 'create', String(draft.id));
    expect(payment).toMatchObject({ payment_status: 'pending', amount: '75.00', payment_url: expect.any(String) });
    expect(await json('payments', 'get', String(payment.id))).toMatchObject({ id: payment.id });
    expect(await json('invoices', 'list', '--limit', '1')).toHaveLength(1);
    const { stdout } = await run(['payments', 'list']);
    expect(stdout).toMatch(/^id +payment_status/);
  });

  it('says what links and invoices are called', async () => {
    const [connection] = await json('connections', 'list');
    const titled = (...template: string[]) => json('connections', 'title', String(connection?.id), ...template);
    const template = 'Bill {invoice_number} of {business_name}';
    expect(await titled(template)).toMatchObject({ title_template: template });
    expect(await run(['connections', 'title', String(connection?.id), 'Hello'])).toMatchObject({ code: 3 });
    expect(await titled()).toMatchObject({ title_template: null });
  });

  it('makes events happen, down to a payment', async () => {
    expect(await json('trigger', 'payment.success')).toMatchObject({ payment_status: 'succeeded' });
    expect(await json('trigger', 'payment.failed')).toMatchObject({ payment_status: 'pending' });
    expect(await json('trigger', 'payment.updated')).toMatchObject({ payment_status: 'pending' });
    expect(await json('trigger', 'connection.deleted')).toMatchObject({ name: 'Triggered' });
    expect(await json('trigger', 'invoice.update.voided')).toMatchObject({ invoice_status: 'voided' });
    expect(await json('seed', '--count', '4', '--links')).toHaveLength(4);
  });

  it('shows webhooks as they are sent, passes them on, and removes its endpoint at the end', async () => {
    const receiver = new WebhookReceiver();
    await receiver.start();
    const listening = start(['listen', '--forward-to', receiver.url, '--events', 'customer.created']);
    await eventually('the command to be ready', () => listening.output.stdout.includes('Signing secret: whsec_'));
    await json('trigger', 'customer.created');
    await eventually('the webhook to be passed on', () => receiver.types().includes('customer.created'));
    await eventually('it to be shown', () => /customer\.created {2}msg_\w+ {2}-> 200/.test(listening.output.stdout));
    listening.child.kill('SIGINT');
    expect(await listening.ended).toBe(0);
    await receiver.stop();
    expect((await tenant.get('/api/v1/webhook-endpoints')).body).toMatchObject({ items: [] });
    const sent = await json('events', 'list', '--outgoing');
    expect(sent[0]).toMatchObject({ event_type: 'customer.created', status: 'delivered' });
    expect(await json('events', 'show', '--outgoing', String(sent[0]?.id))).toMatchObject({
      attempts: [{ number: 1 }],
    });
  });

  it('shows API requests as they are answered', async () => {
    const tailing = start(['logs', 'tail', '--path', '/customers', '--limit', '1']);
    const seen = (text: RegExp) => eventually(`${text} to be shown`, () => text.test(tailing.output.stdout));
    await seen(/\d{3} {2}\w+ +\/api\/v1\/customers/);
    await tenant.get('/api/v1/customers/cust_unknown');
    await seen(/404 {2}GET {4}\/api\/v1\/customers\/cust_unknown {2}\d+ ms {2}.+ {2}not_found {2}req_\w+/);
    tailing.child.kill('SIGINT');
    expect(await tailing.ended).toBe(0);
    expect(tailing.output.stdout.match(/cust_unknown/g)).toHaveLength(1);
    expect(tailing.output.stdout).not.toContain('request-log');
  });

  it('exports the audit log, and says whether it is what was written; keys come from files, never from options', async () => {
    const exported = async (...args: string[]) => {
      const { code, stdout } = await run(['audit-log', 'export', ...args]);
      expect(code).toBe(0);
      return stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { sequence: number; hash: string });
    };
    const entries = await exported();
    expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_entry, index) => index + 1));
    expect(await exported('--after', '2')).toEqual(entries.slice(2));
    const { sequence, hash } = entries.at(-1) ?? { sequence: 0, hash: '' };
    expect(await json('audit-log', 'verify', '--sequence', String(sequence), '--hash', hash)).toMatchObject({
      ok: true,
    });
    const other = ['audit-log', 'verify', '--sequence', String(sequence), '--hash', 'a'.repeat(64)];
    expect((await run(other)).code).toBe(1);

    const file = path.join(mkdtempSync(path.join(tmpdir(), 'remit-cli-')), 'key');
    writeFileSync(file, `${tenant.key}\n`);
    const withFile = (name: string) => run(['--key-file', name, 'customers', 'list'], { REMIT_API_KEY: 'wrong' });
    expect((await withFile(file)).code).toBe(0);
    expect((await withFile(`${file}.none`)).code).toBe(2);
    expect((await run(['--key', tenant.key, 'customers', 'list'])).code).toBe(2);
  });

  it('finds nothing wrong, and says what is and how to mend it', async () => {
    const healthy = await run(['doctor'], {});
    expect(healthy.stdout).toContain('gateway key of Nomod');
    expect(healthy.stdout).toContain('account of Nomod: not tested: a link costs four calls instead of two');
    expect(healthy).toMatchObject({ code: 0 });
    expect(await json('status')).toMatchObject({ status: 'ok', settled: expect.any(Boolean) });

    const probed = await run(['doctor', '--nomod'], {});
    expect(probed.stderr).toContain('one link of AED 2 at Nomod and disables it');
    expect(probed.stdout).toContain('test of Nomod: done, its link is disabled');
    expect(probed.stdout).toContain('order of lists of Nomod: newest_first');
    expect((await run(['doctor'], {})).stdout).toContain('account of Nomod: tested');

    const stranger = await TenantClient.create(remit);
    const { code, stdout } = await run(['doctor'], { REMIT_API_KEY: stranger.key });
    expect(code).toBe(5);
    expect(stdout).toMatch(/FAIL {2}connections: 0 published\n +Connect Nomod/);

    const wrongKey = await run(['--json', 'doctor'], { REMIT_API_KEY: 'sk_sandbox_wrong' });
    expect(wrongKey.code).toBe(5);
    expect(JSON.parse(wrongKey.stdout)).toContainEqual({
      check: 'API key',
      ok: false,
      found: expect.stringContaining('unauthorized'),
      fix: expect.stringContaining('REMIT_API_KEY'),
    });
  });

  it('completes words, and prints the scripts that make a shell ask for them', async () => {
    expect((await run(['complete', '--', 'trigger', 'payment.s'])).stdout).toMatch(/^payment\.success\t/);
    expect((await run(['complete', '--', 'invo'])).stdout).toMatch(/^invoices\tinvoices$/m);
    const scripts = { bash: 'complete -F __remit_complete remit', zsh: '#compdef remit', fish: 'complete -c remit' };
    for (const [shell, line] of Object.entries(scripts)) {
      expect((await run(['completion', shell])).stdout).toContain(line);
    }
  });

  it('ends with a code that scripts can branch on', async () => {
    expect(await run(['payments', 'get', 'pay_unknown'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('not_found'),
    });
    expect(await run(['trigger', 'nonsense'])).toMatchObject({ code: 2 });
    expect(await run(['nonsense'])).toMatchObject({ code: 2 });
    expect(await run(['status', '--url', 'http://127.0.0.1:1'])).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('npm start'),
    });
    const refused = await run(['--json', 'payments', 'get', 'pay_unknown']);
    expect(JSON.parse(refused.stdout)).toMatchObject({ success: false, code: 'not_found' });
    const silent = await run(['--json', 'status', '--url', 'http://127.0.0.1:1']);
    expect(JSON.parse(silent.stdout)).toMatchObject({ success: false, message: expect.stringContaining('npm start') });
    expect(await run(['--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('listen') });
  });
});
