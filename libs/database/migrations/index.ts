import { Roles1700000000000 } from './1700000000000-roles';
import { DomainEvents1700000000100 } from './1700000000100-domain-events';

/** Every migration, oldest first. One that has landed is never edited. */
export const migrations = [Roles1700000000000, DomainEvents1700000000100];
