import { crashPoints } from './crash-points/crash-points';
import { killStorm } from './kill-storm/kill-storm';
import type { Scenario } from './scenario';

/** In the order of a whole run. */
export const scenarios: Scenario[] = [killStorm, crashPoints];
