import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runningProcess } from './process-table';

const FILE = 'postmaster.pid';

/** What a starting or running PostgreSQL says about itself in its data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly ready: boolean;
}

/** See PostgreSQL's miscinit.h: line 1 is the process id, line 8 the state. Undefined when none runs or ran. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(path.join(cluster, FILE), 'utf8').split('\n');
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

/**
 * The id of a PostgreSQL left running in this folder by a process that was killed, if there is one.
 * A file that names an ended process, or another program that got its number since, is removed: PostgreSQL would take
 * any living process of the same user for itself.
 */
export function leftoverPostmaster(cluster: string): number | undefined {
  const postmaster = readPostmaster(cluster);
  if (!postmaster) return undefined;
  const running = runningProcess(postmaster.pid);
  const unknown = process.platform === 'win32';
  if (running && (unknown || running.command.includes(cluster))) return postmaster.pid;
  rmSync(path.join(cluster, FILE), { force: true });
  return undefined;
}
