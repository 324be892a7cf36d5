import { Injectable } from '@nestjs/common';

/** Streams of one tenant at a time: tabs of its people, and systems that listen. */
const MOST_OF_A_TENANT = 200;

export interface OpenStream {
  /** Ids of what it was opened with: the key, and the session when there is one. */
  readonly doors: readonly string[];
  /** Ends it unless its key, and its session, are still good. */
  readonly check: () => void;
  readonly end: () => void;
}

/** The streams of changes of this process. Each ends within a second when its key is revoked or its session is signed out, wherever that happens. */
@Injectable()
export class OpenStreams {
  private readonly streams = new Set<OpenStream>();
  private readonly counts = new Map<string, number>();

  /** @returns what to call when the stream has ended; undefined when the tenant has as many as it may. */
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

  /** @returns what to call when the stream has ended. */
  add(stream: OpenStream): () => void {
    this.streams.add(stream);
    return () => void this.streams.delete(stream);
  }

  /** @param door id of a key or session that has ended; undefined: some may have ended unheard. */
  doorClosed(door: string | undefined): void {
    for (const stream of [...this.streams]) {
      if (door === undefined) stream.check();
      else if (stream.doors.includes(door)) stream.end();
    }
  }
}
