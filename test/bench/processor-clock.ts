import { readdirSync, readFileSync } from 'node:fs';

/** Unit of `/proc/<pid>/stat`: hundredths of a second. */
const TICK_MS = 10;
/** Unit of `/proc/<pid>/schedstat`: nanoseconds. */
const NS_PER_MS = 1_000_000;

/** Processor time of one process in milliseconds, all of its threads together. */
export function ofProcess(pid: number): number {
  const folder = `/proc/${pid}/task`;
  return sum(readdirSync(folder).map((thread) => ofThread(`${folder}/${thread}`) ?? 0));
}

/** Processor time of PostgreSQL in milliseconds: the postmaster and its children, also those that have ended. */
export function ofPostgres(postmaster: number): number {
  const children = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && statOf(entry)?.parent === postmaster)
    .map((entry) => ofThread(`/proc/${entry}`) ?? 0);
  return ofProcess(postmaster) + sum(children) + (statOf(String(postmaster))?.ofEnded ?? 0);
}

/** Undefined when it has already ended. */
function ofThread(folder: string): number | undefined {
  const [onProcessor] = read(`${folder}/schedstat`)?.split(' ') ?? [];
  return onProcessor === undefined ? undefined : Number(onProcessor) / NS_PER_MS;
}

function statOf(pid: string): { parent: number; ofEnded: number } | undefined {
  const fields = read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /, '')
    .split(' ')
    .map(Number);
  if (!fields) return undefined;
  const [parent = 0, endedUser = 0, endedSystem = 0] = [1, 13, 14].map((n) => fields[n]);
  return { parent, ofEnded: (endedUser + endedSystem) * TICK_MS };
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
