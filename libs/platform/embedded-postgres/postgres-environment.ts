/**
 * Environment variables for PostgreSQL's programs. Excludes Remit's settings and secrets, and the user's PG*
 * variables.
 */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TMPDIR } = process.env;
  return { PATH, SystemRoot, TMPDIR, LC_ALL: 'C', TZ: 'UTC' };
}
