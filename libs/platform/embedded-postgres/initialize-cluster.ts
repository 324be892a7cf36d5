import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { EmbeddedPostgresFailed } from './embedded-postgres.errors';
import { giveFolder, type PostgresAccount } from './postgres-account';
import { assertSameVersion, takeUpgradedCluster } from './cluster-version';
import type { PostgresBinaries } from './postgres-binaries';
import { postgresEnvironment } from './postgres-server';

/** Name of the embedded cluster's superuser and of its database. */
export const CLUSTER_USER = 'remit';

export interface Cluster {
  readonly folder: string;
  readonly password: string;
}

interface ClusterOptions {
  dataDir: string;
  binaries: PostgresBinaries;
  account: PostgresAccount;
  fsync: boolean;
}

/**
 * Returns the cluster in `dataDir`, and creates it when it does not exist. After an interruption the next call starts
 * over.
 */
export async function initializeCluster({ dataDir, binaries, account, fsync }: ClusterOptions): Promise<Cluster> {
  const folder = path.join(dataDir, 'postgres');
  const passwordFile = path.join(dataDir, 'postgres-password');
  takeUpgradedCluster(dataDir);
  if (existsSync(folder)) {
    assertSameVersion(folder, binaries);
    giveFolder(folder, account.owner);
    return { folder, password: readPassword(passwordFile) };
  }
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile, password, { mode: 0o600 });

  const unfinished = `${folder}.new`;
  await makeCluster({ folder: unfinished, password, binaries, account, fsync });
  renameSync(unfinished, folder);
  return { folder, password };
}

/** Creates a cluster in `folder` and replaces any content. */
export async function makeCluster(options: Omit<ClusterOptions, 'dataDir'> & Cluster): Promise<void> {
  const { folder, account } = options;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  giveFolder(folder, account.owner);
  await initdb(options);
}

export function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new EmbeddedPostgresFailed(`The password of the embedded PostgreSQL cannot be read from ${file}.`, { cause });
  }
}

async function initdb(options: Omit<ClusterOptions, 'dataDir'> & Cluster): Promise<void> {
  const { folder, password, binaries, account, fsync } = options;
  const secrets = mkdtempSync(path.join(tmpdir(), 'remit-initdb-'));
  const pwfile = path.join(secrets, 'password');
  writeFileSync(pwfile, password, { mode: 0o600 });
  if (account.owner) for (const p of [pwfile, secrets]) lchownSync(p, account.owner.uid, account.owner.gid);
  try {
    const [program = '', ...args] = [
      ...account.prefix,
      binaries.initdb,
      `--pgdata=${folder}`,
      `--username=${CLUSTER_USER}`,
      `--pwfile=${pwfile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(fsync ? [] : ['--no-sync']),
    ];
    const child = spawn(program, args, {
      ...account.spawnAs,
      cwd: folder,
      env: postgresEnvironment(),
      windowsHide: true,
    });
    const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
    const [code, output, errors] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    if (code !== 0) throw new EmbeddedPostgresFailed(`initdb failed (exit code ${code}).\n${output}${errors}`.trim());
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
}
