import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../support/free-port';
import { median, ms, report, times } from './figures';
import { scaled } from './scale';
import type { BenchDatabase } from './stack';

const ROUNDS = scaled(7, 3);
/** Milliseconds after which the server is at rest. */
const SETTLED_MS = 3_000;
const ROOT = path.resolve(__dirname, '../..');

interface Started {
  readonly readyMs: number;
  readonly memoryMb: number;
}

/**
 * Time from the start of the process until `/readyz` answers 200, and its memory at rest, compared with an empty Nest
 * application with TypeORM.
 */
export async function benchStart(database: BenchDatabase): Promise<void> {
  const databaseUrl = await database.create('bench_start', true);
  const bare = await database.create('bench_start_reference', false);
  const remit = () =>
    start([path.join(ROOT, 'dist/apps/api/bundle/main.js')], {
      DATABASE_URL: databaseUrl,
      NOMOD_API_URL: 'http://127.0.0.1:9',
      ADMIN_API_KEY: 'admin_for_the_bench_only',
      ENCRYPTION_KEYS: `bench:${Buffer.alloc(32, 'b').toString('base64')}`,
      LOG_LEVEL: 'warn',
    });
  const reference = () => start([path.join(__dirname, 'reference-nest.cjs'), '$PORT', bare], {});
  const rounds: { bare: Started; own: Started }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const both = { bare: await reference(), own: await remit() };
    // The first start reads everything from disk.
    if (round > 0) rounds.push(both);
  }
  const of = (who: 'bare' | 'own', what: keyof Started) => median(rounds.map((round) => round[who][what]));
  const ratio = (what: keyof Started) => median(rounds.map((round) => round.own[what] / round.bare[what]));
  report('P6 start to /readyz', {
    ratio: times(ratio('readyMs')),
    remit: ms(of('own', 'readyMs')),
    reference: ms(of('bare', 'readyMs')),
  });
  report('P6 memory at rest', {
    ratio: times(ratio('memoryMb')),
    remit: `${of('own', 'memoryMb').toFixed(0)} MB`,
    reference: `${of('bare', 'memoryMb').toFixed(0)} MB`,
  });
}

async function start(args: string[], env: Record<string, string>): Promise<Started> {
  const port = await freePort();
  const started = performance.now();
  const child: ChildProcess = spawn(
    process.execPath,
    args.map((arg) => (arg === '$PORT' ? String(port) : arg)),
    {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env, HOST: '127.0.0.1', PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  try {
    while (!(await isReady(port))) {
      if (child.exitCode !== null) throw new Error(`${args[0]} did not start`);
      await pause(5);
    }
    const readyMs = performance.now() - started;
    await pause(SETTLED_MS);
    return { readyMs, memoryMb: residentMb(child.pid ?? 0) };
  } finally {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}

async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
  await answer?.arrayBuffer();
  return answer?.ok ?? false;
}

function residentMb(pid: number): number {
  const [, kilobytes = 'NaN'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
}
