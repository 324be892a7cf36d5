import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../test/support/free-port';
import { eventually } from '../../test/support/probe';

jest.setTimeout(120_000);

const launcher = path.resolve(__dirname, '../../dist/apps/local/main.js');
const dataDir = path.join(tmpdir(), `remit-local-${process.pid}-${Date.now()}`);

interface Run {
  child: ChildProcess;
  output(): string;
}

describe('npm start', () => {
  const runs: ChildProcess[] = [];
  let settings: Record<string, string>;

  beforeAll(async () => {
    settings = { DATA_DIR: dataDir, PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) };
  });
  afterAll(async () => {
    await Promise.all(runs.map((child) => end(child, 'SIGTERM')));
    rmSync(dataDir, { recursive: true, force: true });
  });

  function launch(env: Record<string, string> = {}): Run {
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [launcher], { env: { PATH, ...settings, ...env } });
    runs.push(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    return { child, output: () => output };
  }

  async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    }
    return child.exitCode;
  }

  async function running(run: Run): Promise<Run> {
    await eventually('everything to run', run.output, {
      until: (text) => text.includes('Remit is running') || run.child.exitCode !== null,
      timeoutMs: 60_000,
    });
    expect(run.output()).toContain('Remit is running');
    return run;
  }

  const apiKeyIn = (output: string) => /API key +(\S+)/.exec(output)?.[1];
  const answers = async (port?: string) =>
    (await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)) !== undefined;

  it('starts everything with demo data, and Ctrl-C ends all of it', async () => {
    const first = await running(launch());
    expect(statSync(path.join(dataDir, 'demo.json')).mode & 0o777).toBe(0o600);
    const invoices = await fetch(`http://127.0.0.1:${settings.PORT}/api/v1/invoices`, {
      headers: { authorization: `Bearer ${apiKeyIn(first.output())}` },
    });
    expect(await invoices.json()).toMatchObject({ pagination: { total: 3 } });

    expect(await end(first.child, 'SIGINT')).toBe(0);
    expect(await answers(settings.PORT)).toBe(false);
    expect(await answers(settings.SANDBOX_PORT)).toBe(false);
    expect(existsSync(path.join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
  });

  it('finds its data again after it was killed, at once', async () => {
    const first = await running(launch());
    await end(first.child, 'SIGKILL');
    const second = await running(launch());
    expect(apiKeyIn(second.output())).toBe(apiKeyIn(first.output()));

    const third = launch();
    await eventually('the third start to give up', () => third.child.exitCode, { until: (code) => code !== null });
    expect(third.output()).toContain(`already running on ${dataDir} (process ${second.child.pid})`);
    expect(await end(second.child, 'SIGINT')).toBe(0);
  });

  it('prints a call that makes a payment link', async () => {
    const run = await running(launch());
    const [url] = /http\S+\/api\/v1\/payments/.exec(run.output()) ?? [];
    const [, body] = /-d '(.*)'/.exec(run.output()) ?? [];
    const payment = await fetch(url ?? '', {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKeyIn(run.output())}`, 'content-type': 'application/json' },
      body,
    });
    expect(payment.status).toBe(201);
    const { payment_url } = (await payment.json()) as { payment_url: string };
    expect(new URL(payment_url).port).toBe(settings.SANDBOX_PORT);
    expect(await end(run.child, 'SIGINT')).toBe(0);
  });

  it('names the setting when a port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const run = launch({ SANDBOX_PORT: port });
    await eventually('the launcher to give up', () => run.child.exitCode, {
      until: (code) => code !== null,
      timeoutMs: 20_000,
    });
    expect(run.child.exitCode).toBe(1);
    expect(run.output()).toContain(
      `Port ${port} on 127.0.0.1 is in use by another program. Stop it, or set SANDBOX_PORT`,
    );
    other.close();
  });
});
