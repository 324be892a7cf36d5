import { usedMemory } from './used-memory';
import type { Server } from './world';

/** Maximum milliseconds of processor time that the server may spend on one caller without serving others. */
export const LONGEST_STALL_MS = 100;

/**
 * Runs the work and fails when the server's event loop stalled longer than allowed. Only the processor time of the
 * process counts, relative to the current speed of the machine (measured-process.cjs). Work that stalls is repeated,
 * because the first run compiles code and others may collect garbage; real cost recurs each time. The server must be
 * started with MEASURED_HEAP.
 */
export async function expectNoStall(
  server: Server,
  work: () => Promise<void>,
  { mostMs = LONGEST_STALL_MS, tries = 3 }: { mostMs?: number; tries?: number } = {},
): Promise<void> {
  let shortestMs = Infinity;
  for (let count = 0; count < tries && shortestMs >= mostMs; count += 1) {
    await usedMemory(server);
    await work();
    shortestMs = Math.min(shortestMs, (await usedMemory(server)).stallMs);
  }
  expect(shortestMs).toBeLessThan(mostMs);
}
