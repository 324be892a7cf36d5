import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Random } from './random';
import { plantedFaults } from './planted/planted-faults';
import { Round, type Scenario } from './scenario';
import { scenarios } from './scenarios';
import { AppProcess } from './harness/app-process';
import { stopEverything } from './harness/cleanup';

/** Milliseconds. Target duration of a slice; scenarios that can be shortened are. */
const SLICE_MS = 200_000;

interface Options {
  seed: number;
  isSlice: boolean;
  only: string[];
  planted: boolean;
}

/** Runs the chosen scenarios. The last line counts the requirements that passed and failed. */
export async function main(args: string[]): Promise<void> {
  const options = readOptions(args);
  const startedAt = Date.now();
  process.stdout.write(`Chaos with seed ${options.seed} (repeat with --seed ${options.seed})\n`);
  const rounds: [Scenario, Round][] = [];
  for (const scenario of chosen(options))
    rounds.push([scenario, await runOne(scenario, options, startedAt + SLICE_MS)]);
  await stopEverything();
  summarize(rounds, startedAt);
  process.exit(rounds.some(([, round]) => round.failures.length > 0) ? 1 : 0);
}

function chosen({ only, planted, isSlice }: Options): Scenario[] {
  if (planted) return [plantedFaults];
  const names = only.map((choice) => choice.split('/')[0]);
  const unknown = names.filter((name) => !scenarios.some((scenario) => scenario.name === name));
  if (unknown.length > 0)
    throw new Error(
      `No such scenario: ${unknown.join(', ')}. There are: ${scenarios.map(({ name }) => name).join(', ')}`,
    );
  if (only.length > 0) return scenarios.filter(({ name }) => names.includes(name));
  return scenarios.filter(({ inWholeRunsOnly = false }) => !(isSlice && inWholeRunsOnly));
}

async function runOne(scenario: Scenario, { seed, isSlice, only }: Options, endsAt: number): Promise<Round> {
  const parts = only.filter((choice) => choice.startsWith(`${scenario.name}/`)).map((choice) => choice.split('/')[1]);
  // Every scenario starts from the same seed, so that --only reproduces the whole run.
  const round = new Round(new Random(seed), isSlice, endsAt, parts);
  const startedAt = Date.now();
  process.stdout.write(`\n== ${scenario.title}\n`);
  try {
    await scenario.run(round);
  } catch (error) {
    process.stdout.write(`${AppProcess.complaints()}\n`);
    round.fail(`${scenario.name} runs to its end`, error instanceof Error ? (error.stack ?? error.message) : error);
  }
  round.say(`(${Math.round((Date.now() - startedAt) / 1_000)} s)`);
  return round;
}

function summarize(rounds: [Scenario, Round][], startedAt: number): void {
  process.stdout.write('\n== Figures\n');
  for (const [scenario, { figures, failures }] of rounds) {
    for (const figure of figures) process.stdout.write(`  ${scenario.name}: ${figure}\n`);
    for (const failure of failures) process.stdout.write(`  ${scenario.name} FAILED: ${failure.split('\n')[0]}\n`);
  }
  const sum = (count: (round: Round) => number) => rounds.reduce((total, [, round]) => total + count(round), 0);
  process.stdout.write(`Took ${Math.round((Date.now() - startedAt) / 1_000)} s\n`);
  process.stdout.write(`${sum((round) => round.passed)} passed, ${sum((round) => round.failures.length)} failed\n`);
}

function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string', default: String(randomInt(1, 1_000_000)) },
      ci: { type: 'boolean', default: false },
      only: { type: 'string' },
      planted: { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) throw new Error('--seed needs a whole number');
  return { seed, isSlice: values.ci, only: values.only?.split(',') ?? [], planted: values.planted };
}
