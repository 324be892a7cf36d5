import { crashPoints } from './crash-points/crash-points';
import { idempotencyKeys } from './idempotency/idempotency-keys';
import { failover } from './failover/failover';
import { killStorm, pooledStorms } from './kill-storm/kill-storm';
import { ordinaryStop } from './ordinary-stop/ordinary-stop';
import { postgresTrouble } from './postgres/postgres-trouble';
import { races } from './races/races';
import type { Scenario } from './scenario';
import { twoVersions } from './two-versions/two-versions';

/** In the order of a whole run. The last scenario uses the remaining time. */
export const scenarios: Scenario[] = [
  killStorm,
  races,
  postgresTrouble,
  ordinaryStop,
  twoVersions,
  idempotencyKeys,
  failover,
  ...pooledStorms,
  crashPoints,
];
