import type { GatewayLink } from '@remit/gateway';

/** Milliseconds for which a finished read is shared. After that our own records hold the result. */
const SHARED_MS = 2_000;

/** Shares one read of a link between charges that are processed at the same time. Many payers may use one link. */
export class SharedLinkReadings {
  private readonly kept = new Map<string, Promise<GatewayLink | undefined>>();

  /** @param read fetches the link; a failure reaches every waiting caller and is not cached */
  async read(key: string, read: () => Promise<GatewayLink | undefined>): Promise<GatewayLink | undefined> {
    const known = this.kept.get(key);
    if (known) return known;
    const reading = read();
    this.kept.set(key, reading);
    const forget = () => void this.kept.delete(key);
    reading.then(() => setTimeout(forget, SHARED_MS).unref(), forget);
    return reading;
  }
}
