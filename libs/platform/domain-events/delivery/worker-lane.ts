import { AsyncResource } from 'node:async_hooks';
import { Logger } from '@nestjs/common';
import type { Scope } from '@remit/database';
import type { DeliveryRunner } from './delivery-runner';
import type { ClaimedDelivery, EventRepository } from './event.repository';
import type { Slot } from './handover';
import type { Lane } from '../bus/delivery-tuning';

export interface LaneSize {
  /** Maximum number of deliveries that are claimed and not yet settled. */
  readonly claimed: number;
  /** Maximum for one environment, so that one with a slow gateway cannot hold all slots. */
  readonly claimedPerEnvironment: number;
  /** Maximum for all environments of one tenant, so that more environments do not give more slots. */
  readonly claimedPerTenant: number;
  /** Deliveries per claim, once an environment has that many free slots. So claims are few and large. */
  readonly claimedAtOnce: number;
  /** Maximum number of concurrent `ask` calls for one environment. */
  readonly askingPerEnvironment: number;
}

/** Deliveries of one environment in this lane. */
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
  /** Number of claimed deliveries per tenant. */
  private readonly tenants = new Map<string, number>();
  private claimed = 0;
  private claiming: Promise<void> | undefined;
  private claimAgain = false;
  /** Whether more work may be waiting, because the last claim was full or skipped an environment or tenant. */
  private mayBeMore = false;
  private stopped = false;
  /** Runs deliveries outside the async context of the request that published them. */
  private readonly onItsOwn = AsyncResource.bind(<T>(work: () => T): T => work());

  constructor(
    readonly name: Lane,
    private readonly size: LaneSize,
    private readonly worker: string,
    private readonly leaseSeconds: number,
    private readonly events: EventRepository,
    private readonly runner: DeliveryRunner,
  ) {}

  /** Environments and tenants that the next claim skips. */
  private get busy(): string[] {
    const { claimedPerEnvironment, claimedPerTenant } = this.size;
    return [
      ...[...this.environments].filter(([, { claimed }]) => this.isBusy(claimed, claimedPerEnvironment)),
      ...[...this.tenants].filter(([, claimed]) => this.isBusy(claimed, claimedPerTenant)),
    ].map(([id]) => id);
  }

  /** Whether there are fewer free slots than one claim may fill. */
  private isBusy(claimed: number, most: number): boolean {
    return claimed > most - this.size.claimedAtOnce;
  }

  /** The deliveries that run here or wait for their turn. */
  get inHand(): ClaimedDelivery[] {
    return [...this.held];
  }

  /** Claims work for the free slots. Calls during a claim are combined into one more claim after it. */
  claimWork(): void {
    if (this.stopped) return;
    if (this.claiming) {
      this.claimAgain = true;
      return;
    }
    this.claiming = this.claimAll()
      .catch((error: Error) => this.logger.warn(`Cannot claim deliveries: ${error.message}`))
      .finally(() => {
        this.claiming = undefined;
        if (this.claimAgain) {
          this.claimAgain = false;
          this.claimWork();
        }
      });
  }

  /**
   * Accepts no new work and waits for running work, at most this number of milliseconds. Claimed work that has not
   * started is left to other processes.
   */
  async drain(milliseconds: number): Promise<void> {
    this.stopped = true;
    await this.claiming;
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

  /**
   * Reserves a slot for a delivery that is about to be published; undefined when none is free or older work waits for
   * it.
   */
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
      release: () => this.leave(scope, environment),
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
    if (this.mayBeMore && !isBusy) this.claimWork();
  }
}
