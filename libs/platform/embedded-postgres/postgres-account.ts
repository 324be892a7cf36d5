import { spawnSync } from 'node:child_process';
import { lchownSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresFailed } from './embedded-postgres.errors';
import type { PostgresBinaries } from './postgres-binaries';

/**
 * The account that runs PostgreSQL's programs. PostgreSQL refuses root, so root uses an account that owns nothing
 * else.
 */
export interface PostgresAccount {
  /** Owner of the data; undefined for the user who runs Remit. */
  readonly owner?: { uid: number; gid: number };
  /** User of the spawned program; undefined when the user stays the same or `prefix` changes it. */
  readonly spawnAs?: { uid: number; gid: number };
  /** Command line of programs that exec the real one. */
  readonly prefix: readonly string[];
}

/**
 * Chooses the account. For root it is `postgres` or `nobody`. When that user cannot reach the binaries or the data (a
 * 0700 home, a container that maps only one user), it is a user namespace in which root has another id.
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
      'Run Remit as an ordinary user, set DATA_DIR to a folder that other users can enter, or set DATABASE_URL.',
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

/** Changes the owner of the folder and its content to the account, unless it already owns the folder. */
export function giveFolder(folder: string, owner: PostgresAccount['owner']): void {
  if (owner && lstatSync(folder).uid !== owner.uid) chownTree(folder, owner);
}

function chownTree(folder: string, owner: { uid: number; gid: number }): void {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(path.join(folder, entry), owner.uid, owner.gid);
  }
  // The folder comes last, so that an interrupted change of owner is detected and repeated.
  lchownSync(folder, owner.uid, owner.gid);
}
