import { isDeepStrictEqual, inspect } from 'node:util';
import type { Random } from './random';

/** One kind of disturbance, with the requirements that must hold afterwards. */
export interface Scenario {
  /** Name for `--only`. */
  readonly name: string;
  readonly title: string;
  /** Not part of a slice unless it is requested by name. */
  readonly inWholeRunsOnly?: boolean;
  run(round: Round): Promise<void>;
}

/** One run of one scenario: its random choices, its size and its results. */
export class Round {
  passed = 0;
  readonly failures: string[] = [];
  readonly figures: string[] = [];

  constructor(
    readonly random: Random,
    /** A slice that fits into CI, instead of the whole run. */
    readonly isSlice: boolean,
    private readonly endsAt: number,
    /** Names of the parts to run; empty means all. */
    private readonly parts: readonly (string | undefined)[],
  ) {}

  /** The requested parts of a scenario, as in `--only crash-points/refund`. */
  chosen<Part extends { readonly name: string }>(parts: readonly Part[]): Part[] {
    const wanted = parts.filter(
      ({ name }) => this.parts.length === 0 || this.parts.includes(name.replaceAll(' ', '-')),
    );
    if (wanted.length > 0) return wanted;
    throw new Error(`No such part: ${this.parts.join(', ')}. There are: ${parts.map(({ name }) => name).join(', ')}`);
  }

  /** Milliseconds left of the whole run; infinite unless it is a slice. */
  get timeLeftMs(): number {
    return this.isSlice ? Math.max(0, this.endsAt - Date.now()) : Infinity;
  }

  /** Returns the smaller number in CI. */
  size(inCi: number, whole: number): number {
    return this.isSlice ? inCi : whole;
  }

  /** Checks one requirement. The run continues in either case. */
  async holds(requirement: string, check: () => unknown): Promise<void> {
    try {
      await check();
      this.passed += 1;
      this.say(`ok: ${requirement}`);
    } catch (error) {
      this.fail(requirement, error);
    }
  }

  fail(requirement: string, error: unknown): void {
    const reason = error instanceof Error ? error.message : typeof error === 'string' ? error : inspect(error);
    this.failures.push(`${requirement}: ${reason}`);
    this.say(`FAILED: ${requirement}\n    ${reason.replaceAll('\n', '\n    ')}`);
  }

  /** A measured figure, repeated in the summary. */
  measured(figure: string): void {
    this.figures.push(figure);
    this.say(figure);
  }

  say(line: string): void {
    process.stdout.write(`  ${line}\n`);
  }
}

/** @throws Error that shows both values when they differ */
export function mustEqual(actual: unknown, expected: unknown, what = 'value'): void {
  if (isDeepStrictEqual(actual, expected)) return;
  const shown = (value: unknown) => inspect(value, { depth: 8, breakLength: 140, sorted: true });
  throw new Error(`The ${what} is\n${shown(actual)}\ninstead of\n${shown(expected)}`);
}

/** @throws Error with the complaint */
export function must(condition: boolean, complaint: string): void {
  if (!condition) throw new Error(complaint);
}
