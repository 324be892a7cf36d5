import { DatabaseBusy } from './database.errors';

/** A group counts as present this long after its last work, in milliseconds. */
const PRESENT_MS = 1_000;

/** Slots that a group on its own leaves free, for whoever comes next. */
const LEFT_FREE = 2;

/** Slots of each group however many groups there are. */
const LEAST_SHARE = 2;

interface Group {
  held: number;
  lastUsed: number;
  readonly waiting: (() => void)[];
}

/**
 * A few slots that many groups share. A free slot goes to the group that holds the fewest, and the more groups are present, the fewer each may hold: with ten slots
 * one group gets 8, each of two 3, each of four 2. So a group with a long queue neither makes the others wait nor takes all of the processor's time.
 */
export class FairSlots {
  /** Those present, the one used longest ago first. */
  private readonly groups = new Map<string, Group>();
  private free: number;
  private waiting = 0;

  /** @param waitMs longest wait for a slot, in milliseconds */
  constructor(
    private readonly total: number,
    private readonly waitMs: number,
  ) {
    this.free = total;
  }

  /** Runs `work` in a slot of the group. @throws DatabaseBusy when none became free in time; whatever `work` throws */
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
    return Math.max(LEAST_SHARE, Math.floor(this.total / (present + 1)));
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

  /** Whether there was one to serve. */
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
