import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** Milliseconds between two requests of the quiet tenant. */
const ASKS_EVERY_MS = 50;

/** A tenant that reads and writes a little and measures the latency. */
export class QuietTenant {
  private readonly worker: Worker;

  constructor(url: string, key: string) {
    const workerData = { url, key, everyMs: ASKS_EVERY_MS };
    this.worker = new Worker(path.join(__dirname, 'latency-thread.cjs'), { workerData });
  }

  /**
   * Milliseconds of each of `count` requests.
   * @throws Error when a request was not served
   */
  async latencies(count: number): Promise<number[]> {
    this.worker.postMessage(count);
    const [{ times, problem }] = (await once(this.worker, 'message')) as [{ times?: number[]; problem?: string }];
    if (times === undefined) throw new Error(problem);
    return times;
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}
