import { DatabaseBusy } from './database.errors';

/** Milliseconds after its last work for which a group counts as present. */
const PRESENT_MS = 1_000;

/** Slots that a single group leaves free for newcomers, and shares that several leave unused. */
const LEFT_FREE = 2;

/** Minimum number of slots that each group may hold, however many groups there are. */
const LEAST_SHARE = 2;

interface Group {
  held: number;
  lastUsed: number;
  readonly waiting: (() => void)[];
}

/**
 * A few slots that many groups share. A free slot goes to the group that holds the fewest. The more groups are
 * present, the fewer slots each may hold: of ten slots, one group gets 8, each of several gets 2; of twenty, each of two
 * gets 5. So a group with a long queue neither delays the others nor takes all of the processor's time: what its slots
 * answer in one turn of the event loop comes before what others wait for.
 */
export class FairSlots {
  /** The groups that are present, least recently used first. */
  private readonly groups = new Map<string, Group>();
  private free: number;
  private waiting = 0;

  /** @param waitMs maximum milliseconds of waiting for a slot */
  constructor(
    private readonly total: number,
    private readonly waitMs: number,
  ) {
    this.free = total;
  }

  /**
   * Runs `work` in a slot of the group.
   * @throws DatabaseBusy when no slot became free in time; any error of `work`
   */
  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const group = this.enter(name);
    if (this.free > 0 && group.waiting.length === 0 && group.held < this.share) this.give(group);
    else await this.wait(group);
    try {
      return await work();
    } finally {
      this.free += 1;
      group.held -= 1;
      while (this.free > 0 && this.serveNext());
    }
  }

  private enter(name: string): Group {
    const now = performance.now();
    const group = this.groups.get(name) ?? { held: 0, lastUsed: now, waiting: [] };
    group.lastUsed = now;
    this.groups.delete(name);
    this.groups.set(name, group);
    for (const [other, { held, lastUsed, waiting }] of this.groups) {
      if (now - lastUsed < PRESENT_MS) break;
      if (held === 0 && waiting.length === 0) this.groups.delete(other);
    }
    return group;
  }

  private get share(): number {
    const present = this.groups.size;
    if (present <= 1) return Math.max(1, this.total - LEFT_FREE);
    return Math.max(LEAST_SHARE, Math.floor(this.total / (present + LEFT_FREE)));
  }

  private give(group: Group): void {
    this.free -= 1;
    group.held += 1;
  }

  private wait(group: Group): Promise<void> {
    this.waiting += 1;
    return new Promise((resolve, reject) => {
      const start = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        group.waiting.splice(group.waiting.indexOf(start), 1);
        this.waiting -= 1;
        reject(new DatabaseBusy());
      }, this.waitMs);
      group.waiting.push(start);
    });
  }

  /** @returns whether a waiting group got a slot */
  private serveNext(): boolean {
    if (this.waiting === 0) return false;
    let next: Group | undefined;
    for (const group of this.groups.values()) {
      const mayStart = group.waiting.length > 0 && group.held < this.share;
      if (mayStart && (!next || group.held < next.held)) next = group;
    }
    const start = next?.waiting.shift();
    if (!next || !start) return false;
    this.waiting -= 1;
    this.give(next);
    start();
    return true;
  }
}
