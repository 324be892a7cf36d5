import fc from 'fast-check';
import { actsAt, DESK_CHARACTERS, type DeskCharacter, type DeskName, desksFor } from './desk-characters';
import type { MoneyDesk } from './money-desk';
import { MoneyStory, type PayerHabit } from './money-story';
import { changeDueDate, changeEmail, followAdvice } from './clerk-acts';
import { playStranger } from './strangers/stranger-acts';
import { ALL_STRANGERS, type StrangerKind, type StrangerStep, strangerStep } from './strangers/stranger-step';

/** One act on an invoice. `which` selects among the existing links, charges or payments. */
export type MoneyStep = OwnStep | StrangerStep;

type OwnStep =
  | { readonly kind: 'link' | 'void' | 'settle' | 'new_email' | 'follow_advice' }
  | { readonly kind: 'due_date'; readonly days: number }
  | { readonly kind: 'decline' | 'dispute'; readonly which: number }
  | { readonly kind: 'pay' | 'pay_again'; readonly which: number; readonly habit: PayerHabit }
  | { readonly kind: 'offline'; readonly share: number }
  | { readonly kind: 'refund' | 'refund_at_nomod'; readonly which: number; readonly whole: boolean };

export interface MoneySequence {
  /** Its position among the sequences of the seed. `--only` runs it alone. */
  readonly index: number;
  readonly desk: DeskName;
  readonly currency: string;
  readonly dueMinor: number;
  readonly steps: readonly MoneyStep[];
}

const which = fc.nat({ max: 5 });
const whole = fc.boolean();

const habit: fc.Arbitrary<PayerHabit> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ tip: fc.integer({ min: 1, max: 999 }) }) },
  { weight: 1, arbitrary: fc.record({ fee: fc.integer({ min: 1, max: 999 }) }) },
  { weight: 1, arbitrary: fc.record({ tax: fc.integer({ min: 1, max: 999 }) }) },
  { weight: 1, arbitrary: fc.record({ share: fc.constantFrom(40, 99, 101, 150), tip: fc.constantFrom(0, 7) }) },
  { weight: 1, arbitrary: fc.constant({ convert: true }) },
  { weight: 1, arbitrary: fc.constant({ foreign: true }) },
);

const ownStep: fc.Arbitrary<OwnStep> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<OwnStep>({ kind: 'link' }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('pay' as const), which, habit }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pay_again' as const), which, habit }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('decline' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('dispute' as const), which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('offline' as const), share: fc.constantFrom(25, 50, 100) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('refund' as const), which, whole }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('refund_at_nomod' as const), which, whole }) },
  { weight: 1, arbitrary: fc.constant<OwnStep>({ kind: 'void' }) },
  { weight: 2, arbitrary: fc.constant<OwnStep>({ kind: 'settle' }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('due_date' as const), days: fc.integer({ min: 2, max: 90 }) }),
  },
  { weight: 1, arbitrary: fc.constant<OwnStep>({ kind: 'new_email' }) },
  { weight: 1, arbitrary: fc.constant<OwnStep>({ kind: 'follow_advice' }) },
);

/** Uses only these kinds of strangers' acts. */
function sequenceWith(strangers: readonly StrangerKind[]): fc.Arbitrary<Omit<MoneySequence, 'index'>> {
  return fc.constantFrom(...desksFor(strangers)).chain((desk) => {
    const character: DeskCharacter = DESK_CHARACTERS[desk];
    const acts = character.hasStrangers ? actsAt(character, strangers) : [];
    const step =
      acts.length > 0
        ? fc.oneof({ weight: 3, arbitrary: ownStep }, { weight: 2, arbitrary: strangerStep(acts) })
        : ownStep;
    return fc.record({
      desk: fc.constant(desk),
      currency: fc.constantFrom('AED', 'KWD', 'JPY'),
      dueMinor: fc.integer({ min: 1_000, max: 999_999 }),
      steps: fc.array(step, { minLength: 2, maxLength: 10 }).map((steps) => [{ kind: 'link' as const }, ...steps]),
    });
  });
}

/** Returns the same sequences for the same seed. */
export function moneySequences(
  count: number,
  seed: number,
  strangers: readonly StrangerKind[] = ALL_STRANGERS,
): MoneySequence[] {
  const sequences = fc.sample(sequenceWith(strangers), { numRuns: count, seed });
  return sequences.map((sequence, index) => ({ index, ...sequence }));
}

/**
 * Runs the sequence against the server and the sandbox. Rejects at the first divergence from the model or from
 * Nomod's facts.
 */
export async function playSequence(desk: MoneyDesk, { currency, dueMinor, steps }: MoneySequence): Promise<void> {
  const begin = desk.pushes ? MoneyStory.beginPushed : MoneyStory.begin;
  const story = await begin(desk, currency, BigInt(dueMinor));
  for (const next of steps) await playStep(story, next);
  await story.agrees();
}

async function playStep(story: MoneyStory, next: MoneyStep): Promise<unknown> {
  switch (next.kind) {
    case 'link':
      return story.requestLink();
    case 'pay':
    case 'pay_again':
      // Nomod's page of an invoice accepts one charge.
      return story.pay(next.which, next.habit, next.kind === 'pay_again' && !story.desk.pushes);
    case 'decline':
      return story.decline(next.which);
    case 'dispute':
      return story.dispute(next.which);
    case 'offline':
      return story.payOffline(next.share);
    case 'refund':
      return story.refund(next.which, next.whole);
    case 'refund_at_nomod':
      return story.refundAtNomod(next.which, next.whole);
    case 'void':
      return story.void();
    case 'settle':
      return story.agrees();
    case 'due_date':
      return changeDueDate(story, next.days);
    case 'new_email':
      return changeEmail(story);
    case 'follow_advice':
      return followAdvice(story);
    default:
      return playStranger(story, next);
  }
}
