import type { NomodLink } from '@remit/nomod';

/** How long a reading is shared after it ended, in milliseconds: what it showed is remembered in our records by then. */
const SHARED_MS = 2_000;

/** Lets the charges on one link that are worked on at once share a reading of it: a link that a colleague shares is paid by many. */
export class SharedLinkReadings {
  private readonly kept = new Map<string, Promise<NomodLink | undefined>>();

  /** @param read its failure is everybody's who waits for it, and is not kept. */
  async read(key: string, read: () => Promise<NomodLink | undefined>): Promise<NomodLink | undefined> {
    const known = this.kept.get(key);
    if (known) return known;
    const reading = read();
    this.kept.set(key, reading);
    const forget = () => void this.kept.delete(key);
    reading.then(() => setTimeout(forget, SHARED_MS).unref(), forget);
    return reading;
  }
}
