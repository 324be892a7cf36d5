import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { addAdministration } from './administration';
import { addCallApi } from './call-api';
import { addPeople } from './people';
import { addRecords } from './records';

interface Asked {
  readonly method?: string;
  readonly url?: string;
  readonly body: unknown;
  readonly ifMatch?: string;
  readonly hasKey: boolean;
}

describe('commands', () => {
  let server: Server;
  const asked: Asked[] = [];
  const answers: object[] = [];
  const lines: string[] = [];

  beforeAll(async () => {
    process.env.REMIT_API_KEY = 'sk_sandbox_1';
    server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        const { method, url, headers } = request;
        const body = text === '' ? undefined : (JSON.parse(text) as unknown);
        const ifMatch = headers['if-match'];
        asked.push({
          method,
          url,
          body,
          ...(ifMatch && { ifMatch }),
          hasKey: headers['idempotency-key'] !== undefined,
        });
        response.end(JSON.stringify(answers.shift() ?? { id: 'x_1' }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  });
  beforeEach(() => [asked, answers, lines].forEach((list) => list.splice(0)));
  afterAll(() => {
    jest.restoreAllMocks();
    delete process.env.REMIT_API_KEY;
    server.close();
  });

  async function run(...args: string[]): Promise<Asked[]> {
    const program = new Command()
      .option('--url <url>')
      .option('--json')
      .exitOverride()
      .configureOutput({ writeErr: () => undefined });
    for (const add of [addRecords, addAdministration, addCallApi, addPeople]) add(program);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await program.parseAsync(['--url', url, ...args], { from: 'user' });
    return asked;
  }

  it('invite members, and an owner with the key of the operator', async () => {
    await run('members', 'invite', 'a@palm.example', 'billing');
    await run('members', 'invite', 'b@palm.example', 'owner', '--whole-tenant');
    process.env.ADMIN_API_KEY = 'operator';
    await run('owners', 'invite', 'tenant_1', 'c@palm.example');
    await run('password-link', 'c@palm.example');
    delete process.env.ADMIN_API_KEY;
    expect(asked.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['POST', '/api/v1/members/invitations', { email: 'a@palm.example', role: 'billing' }],
      ['POST', '/api/v1/members/invitations', { email: 'b@palm.example', role: 'owner', environment_id: null }],
      ['POST', '/api/v1/tenants/tenant_1/owners', { email: 'c@palm.example' }],
      ['POST', '/api/v1/admin/password-links', { email: 'c@palm.example', remove_second_factor: false }],
    ]);
  });

  it('send an invoice to its customer, or to whom they are told', async () => {
    answers.push({ items: [] });
    await run('invoices', 'send', 'inv_1', '--to', 'a@palm.example, b@palm.example', '--language', 'ar');
    await run('invoices', 'send', 'inv_1', '--preview');
    expect(asked).toMatchObject([
      {
        method: 'POST',
        url: '/api/v1/invoices/inv_1/send',
        body: { recipients: ['a@palm.example', 'b@palm.example'], language: 'ar' },
        hasKey: true,
      },
      { method: 'POST', url: '/api/v1/invoices/inv_1/send/preview', body: {} },
    ]);
  });

  it('save files where they are told, in the language that is asked for', async () => {
    const out = path.join(mkdtempSync(path.join(tmpdir(), 'remit-cli-')), 'invoice.pdf');
    answers.push({ pdf: 'bytes' });
    await run('invoices', 'pdf', 'inv_1', '--out', out, '--language', 'both');
    await run('payments', 'receipt', 'pay_1', '--out', out);
    expect(asked.map(({ method, url }) => [method, url])).toEqual([
      ['GET', '/api/v1/invoices/inv_1/pdf?language=both'],
      ['GET', '/api/v1/payments/pay_1/receipt'],
    ]);
    expect(readFileSync(out, 'utf8')).toBe('{"id":"x_1"}');
    await expect(run('invoices', 'pdf', 'inv_1', '--out', path.join(out, 'below'))).rejects.toThrow(
      'cannot be written',
    );
    await expect(run('invoices', 'pdf', 'inv_1')).rejects.toThrow();
  });

  it('give money back only when they are told how much', async () => {
    await expect(run('payments', 'refund', 'pay_1')).rejects.toThrow('Set the amount');
    await expect(run('payments', 'refund', 'pay_1', '--full', '--amount', '1.00')).rejects.toThrow('Set the amount');
    expect(asked).toEqual([]);
    await run('payments', 'refund', 'pay_1', '--amount', '10.00', '--reason', 'Paid twice');
    await run('payments', 'refund', 'pay_1', '--full');
    expect(asked).toEqual([
      {
        method: 'POST',
        url: '/api/v1/payments/pay_1/refund',
        body: { amount: '10.00', reason: 'Paid twice' },
        hasKey: true,
      },
      { method: 'POST', url: '/api/v1/payments/pay_1/refund', body: { full: true }, hasKey: true },
    ]);
  });

  it.each([
    [['payments', 'check', 'pay_1'], 'POST', '/payments/pay_1/check', {}],
    [['payments', 'process', 'pay_1'], 'POST', '/payments/pay_1/process', {}],
    [['customers', 'update', 'cust_1', '--name', 'Aisha'], 'PUT', '/customers/cust_1', { name: 'Aisha' }],
    [['connections', 'test', 'conn_1'], 'POST', '/connections/conn_1/test', {}],
    [['attention', 'count-lost', 'att_1'], 'POST', '/attention/att_1/count-lost', {}],
    [['attention', 'dismiss', 'att_1', 'Agreed'], 'POST', '/attention/att_1/dismiss', { note: 'Agreed' }],
    [
      ['webhook-endpoints', 'replay', 'whe_1', '--from', '2026-11-20'],
      'POST',
      '/webhook-endpoints/whe_1/replay',
      { start_time: '2026-11-20' },
    ],
    [
      [
        'webhook-endpoints',
        'create',
        'https://a.example/hook',
        '--events',
        'payment.success',
        '--dialect',
        'flexprice',
      ],
      'POST',
      '/webhook-endpoints',
      { url: 'https://a.example/hook', events: ['payment.success'], dialect: 'flexprice' },
    ],
    [['webhook-endpoints', 'remove', 'whe_1'], 'DELETE', '/webhook-endpoints/whe_1', undefined],
    [
      ['api', 'post', '/api/v1/payments/pay_1/void', '--data', '{"reason":"Twice"}'],
      'POST',
      '/payments/pay_1/void',
      { reason: 'Twice' },
    ],
    [['api', 'get', 'payments?limit=5'], 'GET', '/payments?limit=5', undefined],
  ])('%j asks for what it says', async (args, method, path, body) => {
    expect(await run(...args)).toMatchObject([{ method, url: `/api/v1${path}`, hasKey: method === 'POST' }]);
    expect(asked[0]?.body).toEqual(body);
  });

  it('change a customer only at the version that was read', async () => {
    await run('customers', 'update', 'cust_1', '--name', 'Aisha', '--if-version', '3');
    expect(asked).toMatchObject([{ method: 'PUT', body: { name: 'Aisha' }, ifMatch: '"3"' }]);
  });

  it('bill with a unit price, a tax and days', async () => {
    const line = ['--name', 'Seats', '--quantity', '3', '--unit-price', '33.335', '--tax-rate', '5'];
    const days = ['--issue-date', '2026-12-01', '--due-date', '2026-12-31'];
    await run('invoices', 'create', 'cust_1', '100.01', 'AED', ...line, ...days, '--without', 'tamara');
    expect(asked[0]?.body).toEqual({
      customer_id: 'cust_1',
      currency: 'AED',
      line_items: [{ display_name: 'Seats', quantity: '3', amount: '100.01', unit_price: '33.335', tax_rate: '5' }],
      issue_date: '2026-12-01',
      due_date: '2026-12-31',
      payment_options: { tamara: false },
    });
  });

  it('ask for a link with a deadline and ways to pay', async () => {
    answers.push({ id: 'inv_1', amount_remaining: '100.00', currency: 'AED' });
    const until = '2026-12-31T18:00:00+04:00';
    await run(
      'payments',
      'create',
      'inv_1',
      '--expires-at',
      until,
      '--offer',
      'tip, tabby',
      '--without',
      'service_fee',
    );
    expect(asked[1]?.body).toMatchObject({
      expires_at: until,
      payment_options: { tip: true, tabby: true, service_fee: false },
    });
  });

  it('change what a connection offers, and when its links end', async () => {
    answers.push({ payment_options: { tabby: true, tamara: true, tip: false, service_fee: false } });
    await run('connections', 'options', 'conn_1', '--offer', 'tip');
    await run('connections', 'link-expiry', 'conn_1', '72');
    await run('connections', 'link-expiry', 'conn_1');
    expect(asked.slice(1).map(({ body }) => body)).toEqual([
      { payment_options: { tabby: true, tamara: true, tip: true, service_fee: false } },
      { link_expires_after_hours: 72 },
      { link_expires_after_hours: null },
    ]);
  });

  it('take away the deadline of links only when no hours are given', async () => {
    await expect(run('connections', 'link-expiry', 'conn_1', '3d')).rejects.toThrow('whole number of hours');
    await expect(run('connections', 'link-expiry', 'conn_1', '')).rejects.toThrow('whole number of hours');
    expect(asked).toEqual([]);
  });

  it('list what is asked for, page after page', async () => {
    answers.push({ items: [{ id: 'pay_1' }], pagination: { next_cursor: 'c 1' } });
    answers.push({ items: [{ id: 'pay_2' }], pagination: { next_cursor: null } });
    await run('payments', 'list', '--all', '--filter', 'payment_status=pending');
    expect(asked.map(({ url }) => url)).toEqual([
      '/api/v1/payments?limit=20&payment_status=pending',
      '/api/v1/payments?limit=20&payment_status=pending&cursor=c%201',
    ]);
    expect(lines.join('')).toMatch(/pay_1[\s\S]*pay_2/);
    await expect(run('payments', 'list', '--filter', 'pending')).rejects.toThrow('must be like');
  });

  it('show what a name would do to the terminal and do not do it', async () => {
    answers.push({ id: 'cust_1', name: 'A\u001b[2J\u001b]0;title\u0007\nB\u202eC', external_id: null });
    await run('customers', 'get', 'cust_1');
    expect(lines.join('')).toContain('A\\u001b[2J\\u001b]0;title\\u0007\\nB\\u202eC');
  });

  it('show it in JSON too, which stays the same JSON', async () => {
    const name = 'A\u009b2J\u0085\u007f\u200e\u{e0041}\nB';
    answers.push({ id: 'cust_1', name });
    await run('--json', 'customers', 'get', 'cust_1');
    expect(lines.join('')).toContain('A\\u009b2J\\u0085\\u007f\\u200e\\udb40\\udc41\\nB');
    expect(JSON.parse(lines.join(''))).toMatchObject({ name });
  });
});
