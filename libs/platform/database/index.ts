export { EventLoopYield } from './event-loop-yield';
export { checkDatabase, type DatabaseFacts } from './check-database';
export { MinorColumn, TimeColumn } from './scoped.entity';
export { createDataSource, loadedEntities } from './data-source';
export { Database } from './database';
export { DatabaseServer } from './database-server';
export type { OperatorFunction } from './operator-functions';
export {
  DatabaseUnfit,
  databaseErrorCode,
  isBehindPooler,
  isDatabaseNotUpYet,
  isDatabaseUnavailable,
  isRetryable,
  isTooSlow,
  NoUnitOfWork,
  ScopeMismatch,
  violatedUniqueConstraint,
} from './database.errors';
export { DatabaseModule } from './database.module';
export { dropOldest } from './expiring-cache';
export { ExpiringCache } from './expiring-cache';
export { inList } from './wire/in-list';
export { administratorSql, runMigrations } from './migrate';
export { isNamedIn, TOKEN_LENGTH, tokenOf, ulidsIn } from './id-token';
export { newId } from './new-id';
export { NotificationListener } from './notification-listener';
export { Replica } from './replica';
export { APPLICATION_ROLE, GENERAL_ROLES, OPERATOR_ROLE } from './roles';
export { sameScope, type Scope, scopeKey, tenantScope } from './scope';
export { newTokenId, readScopedToken, type ScopedToken, writeScopedToken } from './scoped-token';
export { ScopedEntity } from './scoped.entity';
export { type Round, type RoundOf, ScopedRepository } from './scoped.repository';
export type {
  SearchCondition,
  SearchField,
  SearchFields,
  SearchFieldType,
  SearchOperator,
  SearchOrder,
} from './search/search-field';
export { madeBetween } from './search/made-between';
export { MOST_COUNTED } from './search/bounded-count';
export { type CurrencySums, MOST_SUMMED, sumsByCurrency } from './search/sums-by-currency';
export { partIn, type TextSearch } from './search/part-in';
export { type PageRequest, type Search, searchPage } from './search/search-page';
export { WriteBehind } from './write-behind';
export { type Wire, wireWithout } from './wire/wire';
export type { Sharing } from './shared-work';
