import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { percentile } from '../../bench/figures';

export interface FloodRequest {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

export interface FloodOutcome {
  readonly counts: Readonly<Record<string, number>>;
  /** Number of 429 answers without Retry-After. */
  readonly withoutRetryAfter: number;
}

/** Sends the requests in turn without a pause until it is stopped. */
export function startFlood(url: string, requests: readonly FloodRequest[], connections = 32) {
  return start({ url, requests, connections });
}

/** Sends the same requests at the same rate to a decoy server. This shows the cost of the sender alone. */
export function startDecoyFlood(requests: readonly FloodRequest[], connections: number, perSecond: number) {
  return start({ requests, connections, decoyMs: (connections / perSecond) * 1_000 });
}

function start(workerData: object) {
  const worker = new Worker(path.join(__dirname, 'flood-thread.cjs'), { workerData });
  worker.unref();
  return {
    async stop(): Promise<FloodOutcome> {
      worker.postMessage('stop');
      const [outcome] = (await once(worker, 'message')) as [FloodOutcome];
      await worker.terminate();
      return outcome;
    },
  };
}

/** The 95th percentile, in whole milliseconds. */
export function p95(times: readonly number[]): number {
  return Math.round(
    percentile(
      times.toSorted((a, b) => a - b),
      0.95,
    ),
  );
}
