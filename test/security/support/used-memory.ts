import path from 'node:path';
import { eventually } from '../../support/probe';
import type { Server } from './world';

export interface UsedMemory {
  /** Bytes of live objects and buffers after garbage collection. */
  readonly heap: number;
  /** Bytes that the system counts for the process. V8 returns unused memory late or never. */
  readonly resident: number;
  /** Milliseconds of processor time of the longest event loop stall since the previous measurement. */
  readonly stallMs: number;
}

/** Settings for a server whose memory is measured. */
export const MEASURED_HEAP = { NODE_OPTIONS: `--require ${path.join(__dirname, 'measured-process.cjs')}` };

/** Current memory use of a server that was started with MEASURED_HEAP. */
export async function usedMemory(server: Server): Promise<UsedMemory> {
  const told = () => server.output().match(/(?<=memory in use: )\{.*\}/g) ?? [];
  const before = told().length;
  process.kill(server.pid, 'SIGUSR2');
  const line = await eventually('the server to measure its memory', async () => told()[before]);
  return JSON.parse(line ?? '{}') as UsedMemory;
}
