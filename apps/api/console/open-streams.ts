import { Injectable } from '@nestjs/common';

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
