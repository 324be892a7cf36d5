import { Logger } from '@nestjs/common';
import type { DeliveryRunner } from './delivery-runner';
import type { ClaimedDelivery, EventRepository } from './event.repository';
import type { Lane } from './subscriber';

export interface LaneSize {
  readonly slots: number;
  /** So that one environment with a slow gateway cannot hold every slot. */
  readonly slotsPerEnvironment: number;
}

/** One kind of work with its own slots. */
export class WorkerLane {
  private readonly logger = new Logger(WorkerLane.name);
  private readonly running = new Set<Promise<void>>();
  private readonly perEnvironment = new Map<string, number>();
  private looking: Promise<void> | undefined;
  private lookAgain = false;
  private stopped = false;

  constructor(
    private readonly lane: Lane,
    private readonly size: LaneSize,
    private readonly worker: string,
    private readonly leaseSeconds: number,
    private readonly events: EventRepository,
    private readonly runner: DeliveryRunner,
  ) {}

  get isIdle(): boolean {
    return this.running.size === 0;
  }

  /** Claims work for the free slots. Calls while one is under way are folded into one more look after it. */
  look(): void {
    if (this.stopped) return;
    if (this.looking) {
      this.lookAgain = true;
      return;
    }
    this.looking = this.claimAll()
      .catch((error: Error) => this.logger.warn(`Work could not be claimed: ${error.message}`))
      .finally(() => {
        this.looking = undefined;
        if (this.lookAgain) {
          this.lookAgain = false;
          this.look();
        }
      });
  }

  /** Takes no new work and waits for what runs, at most the given milliseconds. */
  async drain(milliseconds: number): Promise<void> {
    this.stopped = true;
    await this.looking;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
    await Promise.race([Promise.all(this.running), timeout]);
    clearTimeout(timer);
  }

  private async claimAll(): Promise<void> {
    for (;;) {
      const free = this.size.slots - this.running.size;
      if (free <= 0 || this.stopped) return;
      const busy = [...this.perEnvironment].filter(([, n]) => n >= this.size.slotsPerEnvironment).map(([id]) => id);
      const wanted = Math.min(free, this.size.slotsPerEnvironment);
      const claimed = await this.events.claim(this.worker, this.leaseSeconds, wanted, this.lane, busy);
      claimed.forEach((delivery) => this.start(delivery));
      if (claimed.length < wanted) return;
    }
  }

  private start(delivery: ClaimedDelivery): void {
    const { environmentId } = delivery.event.scope;
    this.perEnvironment.set(environmentId, (this.perEnvironment.get(environmentId) ?? 0) + 1);
    const run = this.runner.run(delivery, this.worker).finally(() => {
      this.running.delete(run);
      const left = (this.perEnvironment.get(environmentId) ?? 1) - 1;
      if (left > 0) this.perEnvironment.set(environmentId, left);
      else this.perEnvironment.delete(environmentId);
      this.look();
    });
    this.running.add(run);
  }
}
