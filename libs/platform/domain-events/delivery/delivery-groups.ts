import { scopeKey } from '@remit/database';
import { subjectOf } from '../catalogue/domain-event';
import type { ClaimedDelivery } from './event.repository';

/**
 * Concurrent transactions of one process for all environments together. Half of the connections stay free for
 * requests.
 */
const GROUPS_AT_ONCE = 5;

/**
 * Concurrent groups of one subscriber in one environment: one commits while the next one is collected. Two groups
 * were each half as large and took a fifth more time.
 */
const GROUPS_AT_ONCE_OF_ONE = 1;

/** Maximum number of deliveries per group. Larger groups hold their locks longer without a gain. */
const GROUP_SIZE = 100;

export interface ReadyDelivery {
  readonly delivery: ClaimedDelivery;
  /** Result of the subscriber's `ask`. */
  readonly answer: unknown;
}

interface Waiting extends ReadyDelivery {
  /** A group never contains two deliveries with the same subject. */
  readonly subject: string;
  readonly done: () => void;
}

/** Queue of one subscriber in one environment. */
class Line {
  waiting: Waiting[] = [];
  running = 0;

  /** @param grouped whether several deliveries may share a transaction */
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
 * Handles deliveries that are ready at the same time in one transaction: one commit and a few statements for up to a
 * hundred of them. Deliveries that arrive while groups run form the next group. So groups grow with the load, and no
 * timer delays a delivery. The queues take turns.
 */
export class DeliveryGroups {
  private readonly lines = new Map<string, Line>();
  private running = 0;

  /** @param handle settles a group and never throws */
  constructor(private readonly handle: (group: readonly ReadyDelivery[]) => Promise<void>) {}

  /**
   * Resolves once the delivery is settled.
   * @param grouped whether it may share a transaction
   */
  async add(ready: ReadyDelivery, grouped: boolean): Promise<void> {
    const { event, subscriber } = ready.delivery;
    const key = `${scopeKey(event.scope)}/${subscriber}`;
    const line = this.lines.get(key) ?? new Line(grouped);
    this.lines.set(key, line);
    return new Promise((done) => {
      line.waiting.push({ ...ready, subject: subjectOf(event), done });
      // Collects first everything that becomes ready in this turn of the event loop.
      setImmediate(() => this.start());
    });
  }

  private start(): void {
    for (const [key, line] of [...this.lines]) {
      while (line.mayStart && this.running < GROUPS_AT_ONCE) {
        // Moves this line to the end of the queue, so that the others are next.
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
