import type { Scenario } from '../scenario';

export const plantedFaults: Scenario = {
  name: 'planted',
  title: 'Planted faults: the suites catch them',
  async run(round) {
    round.fail('planted faults are listed', 'none');
  },
};
