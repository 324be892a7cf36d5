import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runMigrations } from '@remit/database';
import { startEmbeddedPostgres } from '@remit/embedded-postgres';
import { freePort } from '../support/free-port';
import { turnWeatherBad } from './event-weather';
import { moneyRaces, runRace } from './money-race';
import { moneySequences, playSequence } from './money-sequence';
import { MoneyStack } from './money-stack';
import { type Divergence, playAll } from './play-all';
import { SOON } from './soon';
import { ALL_STRANGERS, type StrangerKind } from './strangers/stranger-step';

/**
 * `npm run simulate -- [--sequences 10000] [--races 2000] [--seed N] [--only N] [--strangers kind,kind]`: exits with
 * 1 when a run diverged from the model or from Nomod's facts. `--only` runs the sequence of that number alone.
 */
async function main(): Promise<number> {
  const seed = numberOf('--seed', randomInt(1, 2 ** 31 - 1));
  const races = numberOf('--races', 0);
  const sequences = numberOf('--sequences', races > 0 ? 0 : 10_000);
  const only = process.argv.includes('--only') ? numberOf('--only', 0) : undefined;
  const strangers = strangersIn(process.argv);
  console.log(`Seed ${seed}: ${sequences} sequences, ${races} races`);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'remit-simulate-'));
  const postgres = await startEmbeddedPostgres({
    dataDir: path.join(dataDir, 'postgres'),
    port: await freePort(),
    fsync: false,
  });
  try {
    await runMigrations(postgres.url);
    const stack = await MoneyStack.start(postgres.url, SOON);
    const raced = await playAll(stack, moneyRaces(races, seed), runRace, progress('races'));
    await turnWeatherBad(await stack.openDesk({ webhooks: false }), seed);
    const chosen = moneySequences(Math.max(sequences, (only ?? 0) + 1), seed, strangers).filter(
      ({ index }) => only === undefined || index === only,
    );
    const played = await playAll(stack, chosen, playSequence, progress('sequences'), ({ desk }) => desk);
    const code = report([...raced, ...played]);
    await stack.stop();
    return code;
  } finally {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function progress(what: string): (played: number, divergences: number) => void {
  const begunAt = Date.now();
  return (played, divergences) => {
    const perSecond = (played / ((Date.now() - begunAt) / 1_000)).toFixed(1);
    console.log(`${played} ${what} (${perSecond} a second), ${divergences} diverged or timed out`);
  };
}

/** All kinds of strangers' acts, unless some are given. */
function strangersIn(args: readonly string[]): readonly StrangerKind[] {
  const at = args.indexOf('--strangers');
  if (at < 0) return ALL_STRANGERS;
  const names = (args[at + 1] ?? '').split(',');
  return ALL_STRANGERS.filter((kind) => names.includes(kind));
}

function report(divergences: Divergence[]): number {
  const timedOut = divergences.filter(({ kind }) => kind === 'timed out').length;
  console.log(`${divergences.length - timedOut} divergences, ${timedOut} waits that timed out`);
  return divergences.length > 0 ? 1 : 0;
}

function numberOf(name: string, otherwise: number): number {
  const at = process.argv.indexOf(name);
  const value = at < 0 ? otherwise : Number(process.argv[at + 1]);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} needs a whole number`);
  return value;
}

const startedAt = Date.now();
main().then(
  (code) => {
    console.log(`${Math.round((Date.now() - startedAt) / 1_000)} s`);
    process.exit(code);
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
