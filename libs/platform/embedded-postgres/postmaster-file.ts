import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runningProcess } from './process-table';

const FILE = 'postmaster.pid';

/** Facts that a starting or running PostgreSQL writes into its data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly ready: boolean;
}

/**
 * Reads the file; see PostgreSQL's miscinit.h: line 1 is the process id, line 8 the state.
 * @returns undefined without such a file
 */
export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(path.join(cluster, FILE), 'utf8').split('\n');
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

/**
 * Process id of a PostgreSQL that a killed process left running in this folder; undefined when there is none. Removes
 * a file whose process has ended or whose id now belongs to another program, because PostgreSQL would mistake any
 * living process of the same user for itself.
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
