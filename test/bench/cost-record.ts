import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILE = path.join(__dirname, 'cost-figures.json');
/** A figure above its record by more than this share is marked. */
const WORSE = 1.2;

/** Milliseconds of processor time for one job, or the share of a core that idling takes, in percent. */
export interface Cost {
  readonly server: number;
  readonly postgres: number;
}

/** The figures of one version of PostgreSQL by job. */
export type Costs = Readonly<Record<string, Cost>>;

/** The figure that says how fast a machine is: it does not depend on Remit. */
export const YARDSTICK = 'bare';

/** @param version of PostgreSQL, without its minor version */
export function recorded(version: string): Costs {
  return readAll()[version] ?? {};
}

export function record(version: string, costs: Costs): void {
  const all = { ...readAll(), [version]: { ...recorded(version), ...costs } };
  writeFileSync(FILE, `${JSON.stringify(all, null, 2)}\n`);
}

/**
 * The table's columns for one job: server and PostgreSQL, each with its record. A `!` marks a figure that is worse by
 * more than a fifth, beyond the difference between this machine and that of the record.
 */
export function compare(now: Costs, before: Costs, name: string): { server: string; postgres: string } {
  const slower = slowerThanRecord(now, before);
  const column = (which: keyof Cost): string => {
    const [value, old] = [now[name]?.[which], before[name]?.[which]];
    if (value === undefined) return '-';
    if (old === undefined) return value.toFixed(2);
    return `${value.toFixed(2)} (${old.toFixed(2)})${name !== YARDSTICK && value > old * slower * WORSE ? ' !' : ''}`;
  };
  return { server: column('server'), postgres: column('postgres') };
}

/** How many times as much processor time the bare server takes here as on the machine of the record. */
export function slowerThanRecord(now: Costs, before: Costs): number {
  const [here, there] = [now[YARDSTICK], before[YARDSTICK]];
  return here && there ? (here.server + here.postgres) / (there.server + there.postgres) : 1;
}

function readAll(): Record<string, Costs> {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Costs>) : {};
}
