/** How long a reading may be shared, in milliseconds: events about one change of a charge arrive within seconds. */
const SHARED_MS = 5_000;

/** Charges that are kept at once: many are read in a rush. */
const MOST = 10_000;

/** What an event tells has happened by the time that a charge has one of these statuses. Other events may tell of a change that leaves the status as it is. */
const TOLD_BY: Readonly<Record<string, readonly string[]>> = {
  'charge.authorised': ['authorised', 'paid', 'refunded', 'partially_refunded', 'disputed', 'failed', 'cancelled'],
  'charge.completed': ['paid', 'refunded', 'partially_refunded', 'disputed'],
  'charge.failed': ['failed'],
  'charge.cancelled': ['cancelled'],
  'charge.refunded': ['refunded'],
};

/** A delivery that wants its charge to be read. */
export interface Wanted {
  readonly eventType: string | null;
  /** When an earlier reading for it left its charge in doubt; null at the first look. */
  readonly lookedAt: Date | null;
}

/** What Nomod said, and when it was asked. */
interface Reading<T> {
  readonly read: T;
  /** Null when the charge could not be read. */
  readonly charge: { readonly status: string; readonly readAt: Date } | null;
}

interface Kept<T> {
  readonly reading: Promise<Reading<T>>;
  readonly begunAt: number;
}

/** Lets the events about one charge that this process works on within seconds share a reading, when it says at least what they tell. */
export class SharedReadings<T> {
  private readonly kept = new Map<string, Kept<T>>();

  /** @param ask reads the charge; its failure is everybody's who waits for it. */
  async read(key: string, wanted: Wanted, ask: () => Promise<Reading<T>>): Promise<T> {
    const now = Date.now();
    const known = this.kept.get(key);
    if (known && now - known.begunAt < SHARED_MS) {
      const { read, charge } = await known.reading;
      if (charge && says(charge, wanted, now)) return read;
      // Somebody else may have begun to read it anew meanwhile.
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

/** @param askedAt when the event was to be worked on: a reading that began later is newer than whatever it tells. */
function says(
  { status, readAt }: { status: string; readAt: Date },
  { eventType, lookedAt }: Wanted,
  askedAt: number,
): boolean {
  if (readAt.getTime() >= askedAt) return true;
  // A look that is repeated wants a later one: it is, when it lies nearer to now than to the one before.
  if (lookedAt !== null) return readAt.getTime() - lookedAt.getTime() > askedAt - readAt.getTime();
  if (eventType === 'charge.created') return status !== 'unknown';
  return TOLD_BY[eventType ?? '']?.includes(status) ?? false;
}
