import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresInUse } from './embedded-postgres.errors';
import { runningProcess } from './process-table';

interface Holder {
  pid: number;
  started: string;
}

/**
 * Locks the folder, so that only this process runs a PostgreSQL in it, and returns the function that unlocks it. A
 * lock of a process that has ended is taken over. Two processes that take over the same stale lock at the same time
 * may both succeed; then PostgreSQL's own interlock refuses the second.
 * @throws EmbeddedPostgresInUse while another living process holds the lock
 */
export function lockFolder(dataDir: string): () => void {
  const file = path.join(dataDir, 'postgres.lock');
  const draft = `${file}.${process.pid}`;
  const started = runningProcess(process.pid)?.started ?? '';
  writeFileSync(draft, JSON.stringify({ pid: process.pid, started } satisfies Holder), { mode: 0o600 });
  try {
    // A hard link appears atomically, so no process can read a half-written lock.
    while (!linked(draft, file)) {
      const holder = readHolder(file);
      if (holder && runningProcess(holder.pid)?.started === holder.started) {
        throw new EmbeddedPostgresInUse(dataDir, holder.pid);
      }
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => rmSync(file, { force: true });
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}
