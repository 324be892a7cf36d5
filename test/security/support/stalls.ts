import { usedMemory } from './used-memory';
import type { Server } from './world';

/** Milliseconds of processor time that the server may work for one caller without looking after the others. */
export const LONGEST_STALL_MS = 100;

/**
 * Runs the work and fails when the event loop of the server stalled longer than it may. Only time counts in which the process had the processor, put in relation to
 * how slow the machine is just then (measured-process.cjs). Work that seems to stall it is done again: the first time compiles the code and others may
 * collect garbage, but what costs too much does so each time. The server must be started with MEASURED_HEAP.
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
