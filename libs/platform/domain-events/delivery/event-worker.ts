import { hostname } from 'node:os';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DatabaseServer, NotificationListener } from '@remit/database';
import { Settings } from '@remit/settings';
import { ulid } from 'ulid';
import { DeliveryRunner } from './delivery-runner';
import { listenerUp } from './event-metrics';
import { EventRepository } from './event.repository';
import { EVENT_CHANNEL, EventWakeUp, type WokenLanes } from './event-wake-up';
import { Handover } from './handover';
import type { Lane } from '../bus/delivery-tuning';
import { type LaneSize, WorkerLane } from './worker-lane';

/** Seconds of a lease. After it, the work of a process that hangs, or whose death was not noticed, is taken over. */
const LEASE_SECONDS = 10;

/** Milliseconds between two renewals of the leases. Two renewals may fail before a lease expires. */
const RENEW_EVERY_MS = 3_000;

/**
 * Milliseconds between two looks at the table without a wake-up, for due retries, expired leases and dead workers. A
 * look is one statement for all lanes, because an idle process pays 3 ms for each statement.
 */
const LOOK_EVERY_MS = 500;

/** Milliseconds that an ordinary stop waits for running work. Other processes take over work that still runs then. */
const DRAIN_MS = 10_000;

const LANE_SIZES: Readonly<Record<Lane, LaneSize>> = {
  local: {
    claimed: 400,
    claimedPerEnvironment: 200,
    claimedPerTenant: 200,
    claimedAtOnce: 100,
    askingPerEnvironment: 200,
  },
  // One environment may hold a group that commits, the next group, and the deliveries in `ask`.
  gateway: {
    claimed: 480,
    claimedPerEnvironment: 120,
    claimedPerTenant: 240,
    claimedAtOnce: 50,
    askingPerEnvironment: 12,
  },
  // Each slot is one open socket for at most 15 s. Dead endpoints of one environment hold only a few, and more
  // environments give a tenant only twice as many.
  webhook: { claimed: 96, claimedPerEnvironment: 4, claimedPerTenant: 8, claimedAtOnce: 1, askingPerEnvironment: 4 },
  // Each slot is one connection to the operator's SMTP server. Many servers accept ten from one client.
  email: { claimed: 8, claimedPerEnvironment: 4, claimedPerTenant: 4, claimedAtOnce: 1, askingPerEnvironment: 4 },
};

/** Claims due deliveries and runs them. Any number of processes may do so at the same time. */
@Injectable()
export class EventWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(EventWorker.name);
  /** The suffix says that this process holds an advisory lock on the name while it lives. */
  private readonly id = `${hostname()}:${process.pid}:${ulid()}:locked`;
  private readonly lanes: readonly WorkerLane[];
  private readonly timers: NodeJS.Timeout[] = [];
  private listener: NotificationListener | undefined;
  private stopListening: (() => void) | undefined;
  private isLooking = false;

  constructor(
    private readonly settings: Settings,
    private readonly server: DatabaseServer,
    private readonly events: EventRepository,
    private readonly wakeUp: EventWakeUp,
    private readonly handover: Handover,
    runner: DeliveryRunner,
  ) {
    const lane = (name: Lane) => new WorkerLane(name, LANE_SIZES[name], this.id, LEASE_SECONDS, events, runner);
    this.lanes = [lane('local'), lane('gateway'), lane('webhook'), lane('email')];
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.role === 'api') return;
    const heard = (message?: string) => this.wakeUp.onMessage(message);
    this.listener = new NotificationListener({
      url: this.settings.databaseSessionUrl ?? '',
      channels: { [EVENT_CHANNEL]: heard },
      lockedName: this.id,
      makeRoom: () => this.server.giveUpConnection(),
    });
    await this.listener.start();
    this.stopListening = this.wakeUp.onWake((lanes) => this.claimWork(lanes));
    this.handover.offer((name, scope) => this.lanes.find((lane) => lane.name === name)?.reserve(scope));
    this.timers.push(
      setInterval(() => void this.look(), LOOK_EVERY_MS),
      setInterval(() => void this.renewLeases(), RENEW_EVERY_MS),
    );
    void this.look();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.handover.offer(undefined);
    this.timers.forEach(clearInterval);
    this.stopListening?.();
    await this.listener?.stop();
    await Promise.all(this.lanes.map((lane) => lane.drain(DRAIN_MS)));
    if (this.settings.role !== 'api') await this.events.releaseLeases(this.id).catch(() => undefined);
  }

  private claimWork(woken: WokenLanes): void {
    for (const lane of this.lanes) if (woken?.includes(lane.name) !== false) lane.claimWork();
  }

  private async look(): Promise<void> {
    // Without the lock on its name, this process itself would count as dead.
    const isListening = this.listener?.isListening ?? false;
    listenerUp.set({ channel: EVENT_CHANNEL }, isListening ? 1 : 0);
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      this.claimWork(await this.events.lanesWithWork(isListening));
    } catch (error) {
      this.logger.warn(`Cannot look for deliveries: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      this.isLooking = false;
    }
  }

  private async renewLeases(): Promise<void> {
    const held = this.lanes.flatMap((lane) => lane.inHand);
    if (held.length === 0) return;
    await this.events
      .extendLeases(this.id, LEASE_SECONDS, held)
      .catch((error: Error) => this.logger.warn(`Cannot renew leases: ${error.message}`));
  }
}
