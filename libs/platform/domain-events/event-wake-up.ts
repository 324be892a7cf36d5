import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import { ulid } from 'ulid';
import type { Lane } from './subscriber';

const WAKE = 'wake';

/** Commits in quick succession are told together, in milliseconds: workers that were told a moment ago are still looking. */
const TELL_EVERY_MS = 10;

/** PostgreSQL channel on which processes tell each other that work was committed. */
export const EVENT_CHANNEL = 'remit_events';

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
  private hasNews = false;
  private isTelling = false;

  constructor(private readonly database: Database) {}

  wake(lanes: readonly Lane[]): void {
    this.emitter.emit(WAKE, lanes);
    for (const lane of lanes) this.untold.add(lane);
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
      this.untold.clear();
      this.hasNews = false;
      // When the database is away the others notice by themselves that it is back.
      await this.database.notify(EVENT_CHANNEL, `${this.processId} ${lanes.join(',')}`).catch(() => undefined);
      await delay(TELL_EVERY_MS, undefined, { ref: false });
    }
    this.isTelling = false;
  }
}
