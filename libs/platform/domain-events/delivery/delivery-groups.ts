import { subjectOf } from '../catalogue/domain-event';
import type { ClaimedDelivery } from './event.repository';

/** Transactions of one process at a time, all environments together: half of the connections stay free for requests. */
const GROUPS_AT_ONCE = 5;

/** Of one subscriber in one environment: one is being committed while the next one gathers. Two were each half as large, and took a fifth more. */
const GROUPS_AT_ONCE_OF_ONE = 1;

/** Deliveries of one group at most; larger ones hold their locks longer and gain nothing. */
const GROUP_SIZE = 100;

export interface ReadyDelivery {
  readonly delivery: ClaimedDelivery;
  /** What the subscriber's `ask` found. */
  readonly answer: unknown;
}

interface Waiting extends ReadyDelivery {
  /** Deliveries about one subject are never in one group. */
  readonly subject: string;
  readonly done: () => void;
}

/** What waits for one subscriber in one environment. */
class Line {
  waiting: Waiting[] = [];
  running = 0;

  /** @param grouped whether several deliveries may share a transaction. */
  constructor(private readonly grouped: boolean) {}

  get mayStart(): boolean {
    return this.waiting.length > 0 && this.running < (this.grouped ? GROUPS_AT_ONCE_OF_ONE : GROUPS_AT_ONCE);
  }

  take(): Waiting[] {
    if (!this.grouped) return this.waiting.splice(0, 1);
    const subjects = new Set<string>();
    const group: Waiting[] = [];
    const rest: Waiting[] = [];
    for (const one of this.waiting) {
      if (group.length < GROUP_SIZE && !subjects.has(one.subject)) group.push(one);
      else rest.push(one);
      subjects.add(one.subject);
    }
    this.waiting = rest;
    return group;
  }
}

/**
 * Handles deliveries that are ready at the same time in one transaction: a commit and a handful of statements for up to a hundred of them. What comes in
 * while groups are under way makes up the next one, so that a group grows with the load and nobody waits for a timer. Lines take turns.
 */
export class DeliveryGroups {
  private readonly lines = new Map<string, Line>();
  private running = 0;

  /** @param handle settles a group and never throws. */
  constructor(private readonly handle: (group: readonly ReadyDelivery[]) => Promise<void>) {}

  /** Resolves once the delivery is settled. @param grouped whether it may share a transaction. */
  async add(ready: ReadyDelivery, grouped: boolean): Promise<void> {
    const { event, subscriber } = ready.delivery;
    const key = `${event.scope.tenantId}/${event.scope.environmentId}/${subscriber}`;
    const line = this.lines.get(key) ?? new Line(grouped);
    this.lines.set(key, line);
    return new Promise((done) => {
      line.waiting.push({ ...ready, subject: subjectOf(event), done });
      // Everything that became ready in this turn of the event loop is gathered first.
      setImmediate(() => this.start());
    });
  }

  private start(): void {
    for (const [key, line] of [...this.lines]) {
      while (line.mayStart && this.running < GROUPS_AT_ONCE) {
        // To the end of the queue: the others are next.
        this.lines.delete(key);
        this.lines.set(key, line);
        void this.run(key, line);
      }
    }
  }

  private async run(key: string, line: Line): Promise<void> {
    const group = line.take();
    this.running += 1;
    line.running += 1;
    await this.handle(group);
    this.running -= 1;
    line.running -= 1;
    if (line.running === 0 && line.waiting.length === 0) this.lines.delete(key);
    for (const { done } of group) done();
    this.start();
  }
}
