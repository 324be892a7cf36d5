import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { CommandFailed, EXIT } from '../failures';
import { addFiles } from './files';

interface Answer {
  readonly status?: number;
  readonly body: string;
  /** Breaks off after the body, as a server does that cannot complete a file. */
  readonly isCut?: boolean;
}

describe('CSV files on the command line', () => {
  const asked: { method?: string; url?: string; type?: string; accept?: string; body: string }[] = [];
  const lines: string[] = [];
  let server: Server;
  let folder: string;
  let answer: Answer;

  beforeAll(async () => {
    process.env.REMIT_API_KEY = 'sk_sandbox_1';
    folder = mkdtempSync(path.join(tmpdir(), 'remit-files-'));
    server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        const { method, url, headers } = request;
        asked.push({ method, url, type: headers['content-type'], accept: headers.accept, body });
        response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
        response.write(answer.body, () => (answer.isCut ? response.destroy() : response.end()));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  });
  beforeEach(() => {
    asked.splice(0);
    lines.splice(0);
  });
  afterAll(() => {
    jest.restoreAllMocks();
    delete process.env.REMIT_API_KEY;
    rmSync(folder, { recursive: true });
    server.close();
  });

  const inFolder = (name: string) => path.join(folder, name);

  async function run(next: Answer, ...args: string[]): Promise<void> {
    answer = next;
    const program = new Command()
      .option('--url <url>')
      .exitOverride()
      .configureOutput({ writeErr: () => undefined });
    addFiles(program);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await program.parseAsync(['--url', url, ...args], { from: 'user' });
  }

  const failure = (run: Promise<void>) =>
    run.then(
      () => undefined,
      (error: CommandFailed) => ({ message: error.message, exitCode: error.exitCode }),
    );

  describe('export', () => {
    it('saves the list as it comes, byte for byte, and replaces a file that is there', async () => {
      const body = '\uFEFFnumber,total\r\nINV-1,12.50\r\nفاتورة,"a, b"\r\n';
      writeFileSync(inFolder('invoices.csv'), 'an older and longer file '.repeat(100));
      const query = ['--query', '?invoice_status=draft&search=palm'];
      await run({ body }, 'export', 'invoices', '--out', inFolder('invoices.csv'), ...query);
      expect(readFileSync(inFolder('invoices.csv'), 'utf8')).toBe(body);
      expect(asked).toMatchObject([{ method: 'GET', accept: 'text/csv' }]);
      expect(asked[0]?.url).toBe('/api/v1/invoices?invoice_status=draft&search=palm');
      expect(lines.join('')).toContain(inFolder('invoices.csv'));
    });

    it.each([
      ['customers', '/api/v1/customers'],
      ['payments', '/api/v1/payments'],
      ['credit-notes', '/api/v1/credit-notes'],
      ['attention', '/api/v1/attention'],
      ['incoming', '/api/v1/webhooks/deliveries'],
      ['requests', '/api/v1/request-log'],
      ['audit-log', '/api/v1/audit-log'],
    ])('knows the list %s', async (list, address) => {
      await run({ body: 'id\r\n' }, 'export', list, '--out', inFolder('list.csv'));
      expect(asked.map(({ url }) => url)).toEqual([address]);
    });

    it('says that a file is not complete when it breaks off', async () => {
      const out = inFolder('cut.csv');
      const cut = await failure(run({ body: 'id\r\n1\r\n', isCut: true }, 'export', 'payments', '--out', out));
      expect(cut).toMatchObject({ exitCode: EXIT.failed });
      expect(cut?.message).toContain(`${out} is not complete`);
    });

    it('saves nothing when the server refuses', async () => {
      const body = JSON.stringify({ success: false, error: { code: 'forbidden', message: 'Not with this key' } });
      const out = inFolder('refused.csv');
      expect(await failure(run({ status: 403, body }, 'export', 'audit-log', '--out', out))).toMatchObject({
        exitCode: EXIT.refused,
      });
      expect(() => readFileSync(out)).toThrow('ENOENT');
    });

    it('asks for a list that is there, and for a file', async () => {
      await expect(run({ body: '' }, 'export', 'secrets', '--out', inFolder('x.csv'))).rejects.toThrow(
        'Allowed choices',
      );
      await expect(run({ body: '' }, 'export', 'invoices')).rejects.toThrow('--out');
      expect(asked).toEqual([]);
    });
  });

  describe('import', () => {
    const csv = '\uFEFFexternal_id,name\r\nc-1,مؤسسة نور\r\n';
    const row = { line: 2, name: 'c-1', fate: 'new', id: 'cust_1', errors: [] };

    it.each([
      [['--dry-run'], 'true'],
      [[], 'false'],
    ])('sends the file as it is, with %j as dry_run=%s', async (options, isDry) => {
      writeFileSync(inFolder('customers.csv'), csv);
      const body = JSON.stringify({ applied: isDry === 'false', rows: [row] });
      await run({ body }, 'import', 'customers', inFolder('customers.csv'), ...options);
      expect(asked).toMatchObject([
        { method: 'POST', url: `/api/v1/customers/import?dry_run=${isDry}`, type: 'text/csv', body: csv },
      ]);
      expect(lines.join('')).toMatch(/c-1.*new.*cust_1/);
    });

    it('names each fault with its column, and ends as refused', async () => {
      writeFileSync(inFolder('invoices.csv'), 'reference\r\nr-1\r\n');
      const errors = [
        { column: 'currency', message: 'currency must be a code of three letters' },
        { column: 'customer', message: 'Nobody has this id' },
      ];
      const body = JSON.stringify({ applied: false, rows: [{ ...row, fate: 'refused', id: null, errors }] });
      const refused = await failure(run({ body }, 'import', 'invoices', inFolder('invoices.csv')));
      expect(refused).toMatchObject({ exitCode: EXIT.refused, message: 'Nothing was written: rows are refused.' });
      expect(lines.join('')).toContain('currency must be a code of three letters; customer: Nobody has this id');
    });

    it('says which file cannot be read, and sends nothing', async () => {
      const missing = inFolder('missing.csv');
      const told = await failure(run({ body: '{}' }, 'import', 'customers', missing));
      expect(told).toMatchObject({ exitCode: EXIT.usage });
      expect(told?.message).toContain(`${missing} cannot be read`);
      expect(asked).toEqual([]);
    });
  });
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
