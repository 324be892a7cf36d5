import { AsyncResource } from 'node:async_hooks';
import { Logger } from '@nestjs/common';
import type { Scope } from '@remit/database';
import type { DeliveryRunner } from './delivery-runner';
import type { ClaimedDelivery, EventRepository } from './event.repository';
import type { Slot } from './handover';
import type { Lane } from '../bus/delivery-tuning';

export interface LaneSize {
  /** Deliveries that are claimed and not settled yet. */
  readonly claimed: number;
  /** Of one environment: one with a slow gateway cannot hold everything. */
  readonly claimedPerEnvironment: number;
  /** Of all environments of one tenant: whoever makes many gets no more. */
  readonly claimedPerTenant: number;
  /** Deliveries taken by one claim, once that many slots of an environment are free: few claims, each for many. */
  readonly claimedAtOnce: number;
  /** Questions under way for one environment. */
  readonly askingPerEnvironment: number;
}

/** What a lane has in hand of one environment. */
interface InHand {
  claimed: number;
  asking: number;
  readonly waiting: ClaimedDelivery[];
}

/** One kind of work with its own slots. */
export class WorkerLane {
  private readonly logger = new Logger(WorkerLane.name);
  private readonly running = new Set<Promise<void>>();
  private readonly held = new Set<ClaimedDelivery>();
  private readonly environments = new Map<string, InHand>();
  /** How many deliveries are claimed of each tenant. */
  private readonly tenants = new Map<string, number>();
  private claimed = 0;
  private looking: Promise<void> | undefined;
  private lookAgain = false;
  /** Whether the last claim got all it asked for, or left somebody out, so that more may be waiting. */
  private mayBeMore = false;
  private stopped = false;
  /** Whoever publishes in a request makes work begin, which is not part of that request. */
  private readonly onItsOwn = AsyncResource.bind(<T>(work: () => T): T => work());

  constructor(
    readonly name: Lane,
    private readonly size: LaneSize,
    private readonly worker: string,
    private readonly leaseSeconds: number,
    private readonly events: EventRepository,
    private readonly runner: DeliveryRunner,
  ) {}

  /** Environments and tenants that the next claim leaves out. */
  private get busy(): string[] {
    const { claimedPerEnvironment, claimedPerTenant } = this.size;
    return [
      ...[...this.environments].filter(([, { claimed }]) => this.isBusy(claimed, claimedPerEnvironment)),
      ...[...this.tenants].filter(([, claimed]) => this.isBusy(claimed, claimedPerTenant)),
    ].map(([id]) => id);
  }

  /** Whether there is no room for all that one claim may bring. */
  private isBusy(claimed: number, most: number): boolean {
    return claimed > most - this.size.claimedAtOnce;
  }

  /** What is worked on, or waits for its turn here. */
  get inHand(): ClaimedDelivery[] {
    return [...this.held];
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

  /** Takes no new work and waits for what runs, at most the given milliseconds. What was claimed and not begun is left to others. */
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
      const wanted = Math.min(this.size.claimed - this.claimed, this.size.claimedAtOnce);
      if (wanted <= 0 || this.stopped) return;
      const { busy } = this;
      const found = await this.events.claim(this.worker, this.leaseSeconds, wanted, this.name, busy);
      for (const delivery of found) this.take(delivery, this.hold(delivery.event.scope));
      this.mayBeMore = found.length === wanted || busy.length > 0;
      if (found.length < wanted) return;
    }
  }

  /** Room for one delivery that is about to be published; undefined when there is none, or older work waits for it. */
  reserve(scope: Scope): Slot | undefined {
    const held = this.environments.get(scope.environmentId)?.claimed ?? 0;
    const heldByTenant = this.tenants.get(scope.tenantId) ?? 0;
    const isFull =
      this.claimed >= this.size.claimed ||
      held >= this.size.claimedPerEnvironment ||
      heldByTenant >= this.size.claimedPerTenant;
    if (this.stopped || this.mayBeMore || isFull) return undefined;
    const environment = this.hold(scope);
    return {
      worker: this.worker,
      leaseSeconds: this.leaseSeconds,
      use: (delivery) => this.take(delivery, environment),
      giveBack: () => this.leave(scope, environment),
    };
  }

  private hold({ tenantId, environmentId }: Scope): InHand {
    const environment = this.environments.get(environmentId) ?? { claimed: 0, asking: 0, waiting: [] };
    this.environments.set(environmentId, environment);
    this.tenants.set(tenantId, (this.tenants.get(tenantId) ?? 0) + 1);
    this.claimed += 1;
    environment.claimed += 1;
    return environment;
  }

  private take(delivery: ClaimedDelivery, environment: InHand): void {
    this.held.add(delivery);
    environment.waiting.push(delivery);
    this.begin(environment);
  }

  private begin(environment: InHand): void {
    while (environment.asking < this.size.askingPerEnvironment && !this.stopped) {
      const delivery = environment.waiting.shift();
      if (!delivery) return;
      environment.asking += 1;
      const asked = () => {
        environment.asking -= 1;
        this.begin(environment);
      };
      const run = this.onItsOwn(() => this.runner.run(delivery, asked)).finally(() => {
        this.running.delete(run);
        this.held.delete(delivery);
        this.leave(delivery.event.scope, environment);
      });
      this.running.add(run);
    }
  }

  private leave({ tenantId, environmentId }: Scope, environment: InHand): void {
    this.claimed -= 1;
    environment.claimed -= 1;
    if (environment.claimed === 0) this.environments.delete(environmentId);
    const left = (this.tenants.get(tenantId) ?? 0) - 1;
    if (left > 0) this.tenants.set(tenantId, left);
    else this.tenants.delete(tenantId);
    const { claimedPerEnvironment, claimedPerTenant } = this.size;
    const isBusy = this.isBusy(environment.claimed, claimedPerEnvironment) || this.isBusy(left, claimedPerTenant);
    if (this.mayBeMore && !isBusy) this.look();
  }
}
