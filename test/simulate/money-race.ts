import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import type { MoneyDesk } from './money-desk';
import { MoneyStory } from './money-story';

/** A payment and a contradicting act, `gapMs` milliseconds apart. */
export interface MoneyRace {
  readonly against: 'void' | 'offline' | 'refund';
  /** Negative: the payment comes later. */
  readonly gapMs: number;
}

const race: fc.Arbitrary<MoneyRace> = fc.record({
  against: fc.constantFrom('void', 'offline', 'refund'),
  gapMs: fc.integer({ min: -20, max: 20 }),
});

/** Returns the same races for the same seed. */
export function moneyRaces(count: number, seed: number): MoneyRace[] {
  return fc.sample(race, { numRuns: count, seed });
}

/** Runs one race. The result must agree with what the payer, the clerk and Nomod each saw. */
export async function runRace(desk: MoneyDesk, { against, gapMs }: MoneyRace): Promise<void> {
  const story = await MoneyStory.begin(desk, 'AED', 10_000n);
  await story.requestLink();
  if (against === 'refund') {
    await story.pay(0);
    await story.agrees();
  }
  await Promise.all([
    after(Math.max(0, -gapMs), () => story.pay(0, {}, true)),
    after(Math.max(0, gapMs), () => contradict(story, against)),
  ]);
  await story.agrees();
}

async function contradict(story: MoneyStory, against: MoneyRace['against']): Promise<void> {
  if (against === 'void') return story.void();
  if (against === 'offline') return story.payOffline(100);
  // Two clerks refund at once. The sum of both refunds exceeds the payment.
  await Promise.all([story.refund(0, true), story.refund(0, true)]);
}

async function after(milliseconds: number, act: () => Promise<unknown>): Promise<void> {
  await delay(milliseconds);
  await act();
}
