import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Command } from 'commander';
import { addAuditLog } from './audit-log';

const ENTRIES = [1, 2, 3].map((sequence) => ({ id: `aud_${sequence}`, sequence }));

describe('the export of the audit log', () => {
  let server: Server;
  const lines: string[] = [];

  beforeAll(async () => {
    process.env.REMIT_API_KEY = 'sk_sandbox_1';
    const page = JSON.stringify({ items: ENTRIES, pagination: { next_cursor: null } });
    server = createServer((_request, response) => response.end(page));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  });
  beforeEach(() => lines.splice(0));
  afterAll(() => {
    jest.restoreAllMocks();
    delete process.env.REMIT_API_KEY;
    server.close();
  });

  async function exported(...args: string[]): Promise<number[]> {
    const program = new Command()
      .option('--url <url>')
      .exitOverride()
      .configureOutput({ writeErr: () => undefined });
    addAuditLog(program);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await program.parseAsync(['--url', url, 'audit-log', 'export', ...args], { from: 'user' });
    return lines.map((line) => (JSON.parse(line) as { sequence: number }).sequence);
  }

  it('holds every entry', async () => {
    expect(await exported()).toEqual([1, 2, 3]);
  });

  it('goes on after an entry', async () => {
    expect(await exported('--after', '1')).toEqual([2, 3]);
    await expect(exported('--after', 'yesterday')).rejects.toThrow('must be the number of an entry');
  });
});
