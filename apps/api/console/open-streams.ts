import { Injectable } from '@nestjs/common';

/** Maximum open streams of one tenant: tabs of its people, and its systems. */
const MOST_OF_A_TENANT = 200;

export interface OpenStream {
  /** Ids of its key and, if there is one, of its session. */
  readonly doors: readonly string[];
  /** Ends it within a second unless its key and its session are still valid. */
  readonly check: () => void;
  readonly end: () => void;
}

/**
 * The event streams of this process. Each ends within a second after its key is revoked or its session is signed out
 * in any process.
 */
@Injectable()
export class OpenStreams {
  private readonly streams = new Set<OpenStream>();
  private readonly counts = new Map<string, number>();

  /** @returns function to call when the stream has ended; undefined when the tenant has reached its limit */
  enter(tenantId: string): (() => void) | undefined {
    const count = this.counts.get(tenantId) ?? 0;
    if (count >= MOST_OF_A_TENANT) return undefined;
    this.counts.set(tenantId, count + 1);
    return () => {
      const left = (this.counts.get(tenantId) ?? 1) - 1;
      if (left > 0) this.counts.set(tenantId, left);
      else this.counts.delete(tenantId);
    };
  }

  /** @returns function to call when the stream has ended */
  add(stream: OpenStream): () => void {
    this.streams.add(stream);
    return () => void this.streams.delete(stream);
  }

  /** @param door id of a key or session that has ended; undefined: notifications may have been lost */
  doorClosed(door: string | undefined): void {
    for (const stream of [...this.streams]) {
      if (door === undefined) stream.check();
      else if (stream.doors.includes(door)) stream.end();
    }
  }
}
