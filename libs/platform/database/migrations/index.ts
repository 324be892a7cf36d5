import { Baseline1700000000000 } from './1700000000000-baseline';

/** Every migration, oldest first. A released migration is never edited. */
export const migrations = [Baseline1700000000000];
