import { spawnSync } from 'node:child_process';
import { lchownSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresFailed } from './embedded-postgres.errors';
import type { PostgresBinaries } from './postgres-binaries';

/** As whom PostgreSQL's programs run: it refuses root, so root hands them to an account that owns nothing else. */
export interface PostgresAccount {
  /** Owner of the data; undefined when it is simply whoever runs Remit. */
  readonly owner?: { uid: number; gid: number };
  /** Switches the user of the spawned program; undefined when the user stays or `prefix` hides it. */
  readonly spawnAs?: { uid: number; gid: number };
  /** Programs that start the real one in their place. */
  readonly prefix: readonly string[];
}

/**
 * Chooses the account. For root that is `postgres` or `nobody`; where such a user cannot reach the binaries or the
 * data (a 0700 home, a container that maps one user only), a user namespace in which root has another number.
 */
export function postgresAccount(binaries: PostgresBinaries, dataDir: string): PostgresAccount {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const other = unprivilegedUser();
  const reaches = spawnSync('/bin/sh', ['-c', '"$1" --version && cd "$2"', 'sh', binaries.postgres, dataDir], {
    ...other,
    cwd: '/',
  });
  if (reaches.status === 0) return { owner: other, spawnAs: other, prefix: [] };

  const prefix = ['unshare', '--user', `--map-user=${other.uid}`, `--map-group=${other.gid}`, '--'];
  if (spawnSync('unshare', [...prefix.slice(1), binaries.postgres, '--version']).status === 0) {
    return { owner: { uid: 0, gid: 0 }, prefix };
  }
  throw new EmbeddedPostgresFailed(
    `PostgreSQL does not run as root, and the user with id ${other.uid} cannot reach ${dataDir} or ${binaries.postgres}. ` +
      'Run Remit as an ordinary user, set DATA_DIR to a folder others may enter, or set DATABASE_URL.',
  );
}

function unprivilegedUser(): { uid: number; gid: number } {
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = accounts.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return { uid: 65534, gid: 65534 };
}

/** Gives the folder and all below it to the account, when it is not its own yet. */
export function giveFolder(folder: string, owner: PostgresAccount['owner']): void {
  if (owner && lstatSync(folder).uid !== owner.uid) chownTree(folder, owner);
}

function chownTree(folder: string, owner: { uid: number; gid: number }): void {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(path.join(folder, entry), owner.uid, owner.gid);
  }
  // Last, so that an interrupted change of owner is noticed and repeated.
  lchownSync(folder, owner.uid, owner.gid);
}
