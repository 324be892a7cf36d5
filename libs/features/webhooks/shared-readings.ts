import type { GatewayLink } from '@remit/gateway';

/** Milliseconds for which a read may be shared. Events about one change of a charge arrive within seconds. */
const SHARED_MS = 5_000;

/** Maximum number of charges in the cache. */
const MOST = 10_000;

/**
 * The charge has one of these statuses once the event has happened. Events that are not listed may leave the status
 * unchanged.
 */
const TOLD_BY: Readonly<Record<string, readonly string[]>> = {
  'charge.authorised': ['authorised', 'paid', 'refunded', 'partially_refunded', 'disputed', 'failed', 'cancelled'],
  'charge.completed': ['paid', 'refunded', 'partially_refunded', 'disputed'],
  'charge.failed': ['failed'],
  'charge.cancelled': ['cancelled'],
  'charge.refunded': ['refunded'],
};

/** A delivery that needs its charge. */
export interface DeliveryToRead {
  readonly eventType: string | null;
  /** When an earlier read for it left the charge undecided; null at the first read. */
  readonly lookedAt: Date | null;
}

/** Nomod's answer and the time of the request. */
interface Reading<T> {
  readonly read: T;
  /** Null when the charge could not be read. */
  readonly charge: { readonly status: string; readonly readAt: Date } | null;
}

interface Kept<T> {
  readonly reading: Promise<Reading<T>>;
  readonly begunAt: number;
}

/**
 * Shares one read of a charge between events that arrive within seconds, if the read already shows what they
 * announce.
 */
export class SharedReadings<T> {
  private readonly kept = new Map<string, Kept<T>>();

  /** @param ask fetches the charge; a failure reaches every waiting caller */
  async read(key: string, wanted: DeliveryToRead, ask: () => Promise<Reading<T>>): Promise<T> {
    const now = Date.now();
    const known = this.kept.get(key);
    if (known && now - known.begunAt < SHARED_MS) {
      const { read, charge } = await known.reading;
      if (charge && says(charge, wanted, now)) return read;
      // Another caller may have started a newer read meanwhile.
      if (this.kept.get(key) !== known) return this.read(key, wanted, ask);
    }
    return (await this.keep(key, ask())).read;
  }

  private async keep(key: string, reading: Promise<Reading<T>>): Promise<Reading<T>> {
    const kept = { reading, begunAt: Date.now() };
    this.kept.delete(key);
    this.kept.set(key, kept);
    for (const [oldest, { begunAt }] of this.kept) {
      if (this.kept.size <= MOST && kept.begunAt - begunAt < SHARED_MS) break;
      this.kept.delete(oldest);
    }
    reading.catch(() => {
      if (this.kept.get(key) === kept) this.kept.delete(key);
    });
    return reading;
  }
}

/** @param askedAt when the event became due; a read that began later is newer than the event */
function says(
  { status, readAt }: { status: string; readAt: Date },
  { eventType, lookedAt }: DeliveryToRead,
  askedAt: number,
): boolean {
  if (readAt.getTime() >= askedAt) return true;
  // A repeated read needs a newer answer: one closer to now than to the read before.
  if (lookedAt !== null) return readAt.getTime() - lookedAt.getTime() > askedAt - readAt.getTime();
  if (eventType === 'charge.created') return status !== 'unknown';
  return TOLD_BY[eventType ?? '']?.includes(status) ?? false;
}

/** Milliseconds for which a finished read is shared. After that our own records hold the result. */
const LINK_SHARED_MS = 2_000;

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
    reading.then(() => setTimeout(forget, LINK_SHARED_MS).unref(), forget);
    return reading;
  }
}
