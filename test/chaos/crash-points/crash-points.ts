import { Gateway } from '../harness/gateway';
import { inParallel } from '../../support/in-parallel';
import { Postgres } from '../harness/postgres';
import { mustEqual, type Round, type Scenario } from '../scenario';
import type { CrashPoint } from './crash-trigger';
import type { Flow } from './flow';
import { flows } from './flows';
import { Workshop } from './workshop';

/** Number of flows that run in parallel: one per core of a small machine. */
const WORKSHOPS = 2;
/** Maximum number of flows in CI, chosen at random each time. */
const FLOWS_IN_CI = 6;
/** Maximum number of points of each flow in CI. */
const POINTS_IN_CI = 30;
/** Milliseconds. Time that a flow needs in CI for preparation and recovery, and the minimum time for its crashes. */
const AROUND_MS = 25_000;
const LEAST_TIME_MS = 8_000;

/** Kills the server before and after every message to PostgreSQL and to Nomod. */
export const crashPoints: Scenario = {
  name: 'crash-points',
  title: 'Crash points: killed at every statement, every flow ends as if undisturbed',
  async run(round) {
    const postgres = await Postgres.start();
    const gateway = await Gateway.start();
    const wanted = round.chosen(flows);
    const chosen = round.isSlice ? round.random.sample(wanted, FLOWS_IN_CI) : wanted;
    const timeForEachMs = Math.max(LEAST_TIME_MS, round.timeLeftMs / Math.ceil(chosen.length / WORKSHOPS) - AROUND_MS);
    await inParallel(chosen, WORKSHOPS, async (flow) => {
      try {
        await crashEverywhere(round, flow, await Workshop.open(flow, postgres, gateway), timeForEachMs);
      } catch (error) {
        round.fail(`${flow.name} runs to its end`, error);
      }
    });
    await postgres.remove();
  },
};

/** @param timeMs milliseconds after which no further crash begins */
async function crashEverywhere(round: Round, flow: Flow, workshop: Workshop, timeMs: number): Promise<void> {
  const [undisturbed] = await workshop.prepare(1);
  if (!undisturbed) throw new Error('Nothing was prepared');
  const { messages } = await workshop.crash(undisturbed);
  const points = messages.flatMap((_, index): CrashPoint[] => [
    { message: index + 1, side: 'before' },
    { message: index + 1, side: 'after' },
  ]);
  // A crash at a read-only statement equals one at the next write. The slice leaves such points out.
  const telling = points.filter(({ message }) => !/^select \w+$/.test(messages[message - 1] ?? ''));
  const chosen = round.isSlice ? round.random.shuffled(telling).slice(0, POINTS_IN_CI) : points;
  const subjects = await workshop.prepare(chosen.length);

  const crashed: { point: CrashPoint; message: string; index: number }[] = [];
  const startedAt = Date.now();
  for (const [index, point] of chosen.entries()) {
    const subject = subjects[index];
    if (!subject || Date.now() - startedAt > timeMs) break;
    const run = await workshop.crash(subject, point);
    if (run.wasReached) crashed.push({ point, message: run.messages.at(-1) ?? '', index });
  }

  const touched = subjects.slice(0, (crashed.at(-1)?.index ?? -1) + 1);
  const unanswered = await workshop.recover(touched);
  await round.holds(`${flow.name}: every caller is answered in the end`, () => mustEqual(unanswered, [], 'unanswered'));
  const [expected] = await workshop.endStates([undisturbed]);
  const states = await workshop.endStates(touched);
  for (const { point, message, index } of crashed) {
    const place = `${flow.name}: killed ${point.side} message ${point.message} (${message})`;
    await round.holds(place, () => mustEqual(states[index], expected, 'end state'));
  }
  await round.holds(`${flow.name}: the audit is ok`, () => workshop.mustPassAudit());
  round.measured(`${flow.name}: ${messages.length} messages, ${crashed.length} of ${points.length} crash points`);
}
