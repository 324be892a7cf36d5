import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface RunningProcess {
  /** When it started, in the operating system's own words: with the pid it names one process for good. */
  readonly started: string;
  readonly command: string;
}

/** The process with this id, or undefined when there is none. A zombie has ended: only its parent has not noticed. */
export function runningProcess(pid: number): RunningProcess | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  if (process.platform === 'linux') return fromProc(pid);
  return process.platform === 'win32' ? fromSignal(pid) : fromPs(pid);
}

function fromProc(pid: number): RunningProcess | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; the fields after it start with the state (3rd) and hold the start time (22nd).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { started: fields[19] ?? '', command };
  } catch {
    return undefined;
  }
}

function fromPs(pid: number): RunningProcess | undefined {
  const ps = spawnSync('ps', ['-o', 'stat=,lstart=,command=', '-p', String(pid)], { encoding: 'utf8' });
  const [, state, started, command] = /^\s*(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/.exec(ps.stdout ?? '') ?? [];
  if (started === undefined || command === undefined || state?.startsWith('Z')) return undefined;
  return { started, command };
}

function fromSignal(pid: number): RunningProcess | undefined {
  try {
    process.kill(pid, 0);
    return { started: '', command: '' };
  } catch {
    return undefined;
  }
}
