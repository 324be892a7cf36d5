import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresFailed, EmbeddedPostgresOutdated } from './embedded-postgres.errors';
import type { PostgresBinaries } from './postgres-binaries';

/** The folders of a data directory during the upgrade to another version. */
export const upgradeFolders = (dataDir: string) => ({
  present: path.join(dataDir, 'postgres'),
  /** The copy in the newer version. It is complete once `done` exists. */
  next: path.join(dataDir, 'postgres.next'),
  done: path.join(dataDir, 'postgres.next.done'),
  kept: (major: number) => path.join(dataDir, `postgres.${major}`),
});

/** Major version of the data in `folder`. */
export function dataVersion(folder: string): number {
  const file = path.join(folder, 'PG_VERSION');
  const major = existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) : Number.NaN;
  if (Number.isInteger(major)) return major;
  throw new EmbeddedPostgresFailed(`${folder} holds no data of PostgreSQL: ${file} is missing or odd.`);
}

/** Major version of a program, such as 17 for `postgres (PostgreSQL) 17.10`; undefined when it does not run. */
export function programVersion(program: string): number | undefined {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  const [, major] = status === 0 ? (/\) (\d+)/.exec(stdout) ?? []) : [];
  return major === undefined ? undefined : Number(major);
}

/** @throws EmbeddedPostgresOutdated when the programs cannot read the data */
export function assertSameVersion(folder: string, { postgres }: PostgresBinaries): void {
  const data = dataVersion(folder);
  const programs = programVersion(postgres);
  if (programs === undefined || programs === data) return;
  throw new EmbeddedPostgresOutdated(
    data < programs
      ? `the data in ${folder} is of PostgreSQL ${data}, and this Remit comes with ${programs}; run "npx remit upgrade-data".`
      : `the data in ${folder} is of PostgreSQL ${data}, and this Remit comes with ${programs}, which is older; use the newer Remit.`,
  );
}

/**
 * Replaces the data with the finished copy in a newer version, and keeps the old data. Continues an interrupted call.
 */
export function takeUpgradedCluster(dataDir: string): void {
  const { present, next, done, kept } = upgradeFolders(dataDir);
  if (!existsSync(done)) return;
  if (existsSync(next)) {
    if (existsSync(present)) renameSync(present, kept(dataVersion(present)));
    renameSync(next, present);
  }
  rmSync(done);
}
