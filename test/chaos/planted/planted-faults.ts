import { TreeCopy } from '../harness/tree-copy';
import type { Scenario } from '../scenario';
import { must } from '../scenario';
import type { Suite } from './fault';
import { faults } from './faults';
import { runSuite } from './suite-run';

/** Maximum number of undetected faults among all of them. */
const MISSED_AT_MOST = 2;

const nameOf = (suite: Suite): string => ('chaos' in suite ? `chaos ${suite.chaos}` : suite.tests);

/** Plants one fault at a time into a copy and checks that the responsible suite fails. */
export const plantedFaults: Scenario = {
  name: 'planted',
  title: 'Planted faults: a suite that stays green with a fault in the product proves nothing',
  async run(round) {
    const copy = TreeCopy.make();
    const chosen = round.chosen(faults);
    const suites = new Map(chosen.map(({ caughtBy }) => [nameOf(caughtBy), caughtBy]));
    for (const [name, suite] of suites) {
      const { isGreen, output } = await runSuite(copy, suite);
      await round.holds(`without a fault, ${name} is green`, () => must(isGreen, output));
    }
    let caught = 0;
    for (const fault of chosen) {
      const mend = copy.replace(fault);
      const { isGreen, output } = await runSuite(copy, fault.caughtBy);
      mend();
      if (!isGreen) caught += 1;
      const failure = /^\s*(FAILED: .*|● .*)$/m.exec(output)?.[1] ?? 'it ended badly';
      round.say(
        `${isGreen ? 'MISSED' : 'caught'}: ${fault.name} (${nameOf(fault.caughtBy)}${isGreen ? '' : `: ${failure}`})`,
      );
    }
    const least = chosen.length - MISSED_AT_MOST;
    await round.holds(`at least ${least} of ${chosen.length} are caught`, () =>
      must(caught >= least, `Only ${caught} were`),
    );
    round.measured(`${caught} of ${chosen.length} planted faults caught`);
  },
};
