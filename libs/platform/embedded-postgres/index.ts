export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded-postgres';
export { EmbeddedPostgresFailed, EmbeddedPostgresInUse, EmbeddedPostgresOutdated } from './embedded-postgres.errors';
export { upgradeEmbeddedPostgres } from './upgrade-cluster';
