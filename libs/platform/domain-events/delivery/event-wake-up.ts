import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DatabaseServer } from '@remit/database';
import { ulid } from 'ulid';
import type { Lane } from '../bus/delivery-tuning';

const WAKE = 'wake';

/**
 * Milliseconds. Commits within this time share a notification, because notified workers are still busy with claiming.
 */
const TELL_EVERY_MS = 10;

/** PostgreSQL channel on which processes notify each other of committed work. */
export const EVENT_CHANNEL = 'remit_events';

/** A notification is limited to 8,000 bytes. With events of more environments than this, it names none. */
const MOST_NAMED = 100;

/**
 * The environments with new events according to a message on `EVENT_CHANNEL`; undefined: any environment may have
 * some.
 */
export function environmentsIn(message: string | undefined): string[] | undefined {
  const [, , environments = ANY] = (message ?? '').split(' ');
  return environments === ANY ? undefined : environments.split(',').filter(Boolean);
}

const ANY = '*';

/** Lanes with new work; undefined: any lane may have some. */
export type WokenLanes = readonly Lane[] | undefined;

/**
 * Announces committed work: to this process's worker at once, to other processes by a notification after the commit,
 * at most once in ten milliseconds. It is only a hint, because every worker also polls a little later.
 */
@Injectable()
export class EventWakeUp {
  private readonly emitter = new EventEmitter();
  private readonly processId = ulid();
  private readonly pendingLanes = new Set<Lane>();
  private readonly pendingEnvironments = new Set<string>();
  private hasPending = false;
  private isNotifying = false;

  constructor(private readonly server: DatabaseServer) {}

  /** @param environmentIds environments whose events were committed */
  wake(lanes: readonly Lane[], environmentIds: readonly string[] = []): void {
    this.emitter.emit(WAKE, lanes);
    for (const lane of lanes) this.pendingLanes.add(lane);
    for (const id of environmentIds) this.pendingEnvironments.add(id);
    this.hasPending = true;
    if (!this.isNotifying) void this.notifyOthers();
  }

  onWake(listener: (lanes: WokenLanes) => void): () => void {
    this.emitter.on(WAKE, listener);
    return () => this.emitter.off(WAKE, listener);
  }

  /** Call it with each message of the channel, and with undefined after an interruption of the channel. */
  onMessage(message: string | undefined): void {
    const [from, lanes] = (message ?? '').split(' ');
    if (from === this.processId) return;
    this.emitter.emit(WAKE, lanes === undefined ? undefined : lanes.split(',').filter(Boolean));
  }

  private async notifyOthers(): Promise<void> {
    this.isNotifying = true;
    while (this.hasPending) {
      const lanes = [...this.pendingLanes];
      const environments = this.pendingEnvironments.size > MOST_NAMED ? [ANY] : [...this.pendingEnvironments];
      this.pendingLanes.clear();
      this.pendingEnvironments.clear();
      this.hasPending = false;
      // Without the database the notification is lost. The others notice by themselves when it is back.
      const message = `${this.processId} ${lanes.join(',')} ${environments.join(',')}`;
      await this.server.notify(EVENT_CHANNEL, message).catch(() => undefined);
      await delay(TELL_EVERY_MS, undefined, { ref: false });
    }
    this.isNotifying = false;
  }
}
