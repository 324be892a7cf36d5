import { crashPoints } from './crash-points/crash-points';
import { idempotencyKeys } from './idempotency/idempotency-keys';
import { killStorm } from './kill-storm/kill-storm';
import { ordinaryStop } from './ordinary-stop/ordinary-stop';
import { postgresTrouble } from './postgres/postgres-trouble';
import { races } from './races/races';
import type { Scenario } from './scenario';

/** In the order of a whole run. */
export const scenarios: Scenario[] = [killStorm, crashPoints, races, postgresTrouble, ordinaryStop, idempotencyKeys];
