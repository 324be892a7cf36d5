import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface RunningProcess {
  /** Start time as the operating system writes it. Together with the pid it identifies a process permanently. */
  readonly started: string;
  readonly command: string;
}

/**
 * The process with this id; undefined when there is none. A zombie counts as ended, although its parent has not
 * noticed.
 */
export function runningProcess(pid: number): RunningProcess | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  if (process.platform === 'linux') return fromProc(pid);
  return process.platform === 'win32' ? fromSignal(pid) : fromPs(pid);
}

function fromProc(pid: number): RunningProcess | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may contain spaces. The fields after it begin with the state (3rd); the start time is
    // the 22nd.
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
