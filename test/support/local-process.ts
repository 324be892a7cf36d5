import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './free-port';
import { eventually } from './probe';

const launcher = path.resolve(__dirname, '../../dist/apps/local/main.js');
const running = new Set<ChildProcess>();

process.on('exit', () => running.forEach((child) => child.kill('SIGTERM')));

export interface LocalRemit {
  readonly url: string;
  readonly sandboxUrl: string;
  /** Key of the demo tenant, read from the output. */
  readonly apiKey: string;
  readonly dataDir: string;
  stop(): Promise<void>;
}

/** Starts what `npm start` starts, on this database and in its own folder. Returns when it is ready. */
export async function startLocal(databaseUrl: string): Promise<LocalRemit> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'remit-start-'));
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const { PATH = '', HOME = '' } = process.env;
  const env = {
    PATH,
    HOME,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PORT: `${port}`,
    SANDBOX_PORT: `${sandboxPort}`,
  };
  const child = spawn(process.execPath, [launcher], { env });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    running.delete(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  await eventually('npm start to say that everything runs', () => output, {
    until: (text) => text.includes('Remit is running') || child.exitCode !== null,
    timeoutMs: 60_000,
  });
  const [, apiKey] = /API key +(\S+)/.exec(output) ?? [];
  if (!apiKey) {
    await stop();
    throw new Error(`npm start printed no API key.\n${output}`);
  }
  return { url: `http://127.0.0.1:${port}`, sandboxUrl: `http://127.0.0.1:${sandboxPort}`, apiKey, dataDir, stop };
}
