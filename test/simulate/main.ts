import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runMigrations, startEmbeddedPostgres } from '@remit/database';
import { freePort } from '../support/free-port';
import { turnWeatherBad } from './event-weather';
import { moneyRaces, runRace } from './money-race';
import { moneySequences, playSequence } from './money-sequence';
import { MoneyStack } from './money-stack';
import { type Divergence, playAll } from './play-all';

/** `npm run simulate -- [--sequences 10000] [--races 2000] [--seed N]`: ends with 1 when anything diverged from the model. */
async function main(): Promise<number> {
  const seed = numberOf('--seed', randomInt(1, 2 ** 31 - 1));
  const races = numberOf('--races', 0);
  const sequences = numberOf('--sequences', races > 0 ? 0 : 10_000);
  console.log(`Seed ${seed}: ${sequences} sequences, ${races} races`);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'remit-simulate-'));
  const postgres = await startEmbeddedPostgres({
    dataDir: path.join(dataDir, 'postgres'),
    port: await freePort(),
    fsync: false,
  });
  try {
    await runMigrations(postgres.url);
    const stack = await MoneyStack.start(postgres.url);
    const raced = await playAll(stack, moneyRaces(races, seed), runRace, progress('races'));
    await turnWeatherBad(await stack.openDesk({ webhooks: false }), seed);
    const played = await playAll(stack, moneySequences(sequences, seed), playSequence, progress('sequences'));
    const code = report([...raced, ...played]);
    await stack.stop();
    return code;
  } finally {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const progress = (what: string) => (played: number, divergences: number) =>
  console.log(`${played} ${what}, ${divergences} diverged or timed out`);

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
