import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import { ulid } from 'ulid';
import type { Lane } from '../bus/delivery-tuning';

const WAKE = 'wake';

/** Commits in quick succession are told together, in milliseconds: workers that were told a moment ago are still looking. */
const TELL_EVERY_MS = 10;

/** PostgreSQL channel on which processes tell each other that work was committed. */
export const EVENT_CHANNEL = 'remit_events';

/** A notification holds 8,000 bytes at most. When events of more environments than this were committed, it names none. */
const MOST_NAMED = 100;

/** The environments whose events a message on `EVENT_CHANNEL` tells of; undefined: events of any may have been published. */
export function environmentsIn(message: string | undefined): string[] | undefined {
  const [, , environments = ANY] = (message ?? '').split(' ');
  return environments === ANY ? undefined : environments.split(',').filter(Boolean);
}

const ANY = '*';

/** Lanes that got work; undefined: any of them may have. */
export type WokenLanes = readonly Lane[] | undefined;

/**
 * Tells that work was committed: this process's worker at once, those of other processes by a notification, which is sent after the commit and at most
 * once in ten milliseconds. Only a hint: every worker looks by itself too, a little later.
 */
@Injectable()
export class EventWakeUp {
  private readonly emitter = new EventEmitter();
  private readonly processId = ulid();
  private readonly untold = new Set<Lane>();
  private readonly untoldEnvironments = new Set<string>();
  private hasNews = false;
  private isTelling = false;

  constructor(private readonly database: Database) {}

  /** @param environmentIds whose events were committed */
  wake(lanes: readonly Lane[], environmentIds: readonly string[] = []): void {
    this.emitter.emit(WAKE, lanes);
    for (const lane of lanes) this.untold.add(lane);
    for (const id of environmentIds) this.untoldEnvironments.add(id);
    this.hasNews = true;
    if (!this.isTelling) void this.tellOthers();
  }

  onWake(listener: (lanes: WokenLanes) => void): () => void {
    this.emitter.on(WAKE, listener);
    return () => this.emitter.off(WAKE, listener);
  }

  /** To be called with what was heard on the channel; undefined after it was closed for a while. */
  heard(message: string | undefined): void {
    const [from, lanes] = (message ?? '').split(' ');
    if (from === this.processId) return;
    this.emitter.emit(WAKE, lanes === undefined ? undefined : lanes.split(',').filter(Boolean));
  }

  private async tellOthers(): Promise<void> {
    this.isTelling = true;
    while (this.hasNews) {
      const lanes = [...this.untold];
      const environments = this.untoldEnvironments.size > MOST_NAMED ? [ANY] : [...this.untoldEnvironments];
      this.untold.clear();
      this.untoldEnvironments.clear();
      this.hasNews = false;
      // When the database is away the others notice by themselves that it is back.
      const message = `${this.processId} ${lanes.join(',')} ${environments.join(',')}`;
      await this.database.notify(EVENT_CHANNEL, message).catch(() => undefined);
      await delay(TELL_EVERY_MS, undefined, { ref: false });
    }
    this.isTelling = false;
  }
}
