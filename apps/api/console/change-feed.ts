import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { ACCESS_CHANGES } from '@remit/accounts';
import { EventLoopYield, NotificationListener, type Scope } from '@remit/database';
import { EVENT_CHANNEL, environmentsIn } from '@remit/domain-events';
import { Settings } from '@remit/settings';
import { ulid } from 'ulid';
import { type Change, ChangeFeedRepository } from './change-feed.repository';
import { OpenStreams } from './open-streams';

/** Minimum milliseconds between two reads of one environment, so that a burst of events is one read. */
const QUIET_MS = 150;

/**
 * Share of a core for sending to the listeners of one environment. With many listeners it sends larger batches less
 * often.
 */
const SHARE_OF_CORE = 0.02;

/**
 * Milliseconds that each read looks back. Ids are made before commit, so a slow transaction's event appears behind
 * later ones.
 */
const LOOK_BACK_MS = 10_000;

/** Maximum changes per read. The next read returns the rest. */
const MOST = 500;

/** Receives changes as the text of a stream of server-sent events, in UTF-8. */
type Listener = (text: Buffer) => void;

interface Topic {
  readonly scope: Scope;
  readonly listeners: Set<Listener>;
  /** Ids within the look-back that were sent already. */
  readonly sent: Set<string>;
  /** Whether an event was published since the last read began. */
  isStale: boolean;
  /** Whether a read is scheduled or running. */
  isPlanned: boolean;
  /** Earliest time of the next read, on the clock of `performance.now()`. */
  restUntil: number;
  timer?: NodeJS.Timeout;
}

/**
 * Sends the changes of an environment to every open console. Each process has one LISTEN connection, only while there
 * are listeners.
 */
@Injectable()
export class ChangeFeed implements OnModuleDestroy {
  private readonly logger = new Logger(ChangeFeed.name);
  private readonly topics = new Map<string, Topic>();
  private readonly endings = new Set<() => void>();
  private listener: NotificationListener | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly changes: ChangeFeedRepository,
    private readonly streams: OpenStreams,
  ) {}

  /** @returns function that ends the subscription */
  async subscribe(scope: Scope, listener: Listener, onEnd: () => void): Promise<() => void> {
    this.endings.add(onEnd);
    const topic = this.topics.get(scope.environmentId) ?? (await this.open(scope));
    topic.listeners.add(listener);
    await this.ensureListening();
    return () => {
      this.endings.delete(onEnd);
      topic.listeners.delete(listener);
      if (topic.listeners.size > 0) return;
      clearTimeout(topic.timer);
      this.topics.delete(scope.environmentId);
      if (this.topics.size === 0) void this.stopListening();
    };
  }

  /** The changes after the last event that a client received, as text of its stream; undefined for more than `MOST`. */
  async since(scope: Scope, eventId: string): Promise<string | undefined> {
    const changes = await this.changes.after(scope, eventId, MOST + 1);
    return changes.length > MOST ? undefined : written(changes);
  }

  async onModuleDestroy(): Promise<void> {
    for (const end of [...this.endings]) end();
    await this.stopListening();
  }

  private async open(scope: Scope): Promise<Topic> {
    const known = await this.changes.idsAfter(scope, lookBackId());
    const topic = this.topics.get(scope.environmentId) ?? {
      scope: { tenantId: scope.tenantId, environmentId: scope.environmentId },
      listeners: new Set<Listener>(),
      sent: new Set(known),
      isStale: false,
      isPlanned: false,
      restUntil: 0,
    };
    this.topics.set(scope.environmentId, topic);
    return topic;
  }

  private async ensureListening(): Promise<void> {
    if (this.listener) return;
    this.listener = new NotificationListener({
      url: this.settings.databaseSessionUrl ?? '',
      channels: {
        [EVENT_CHANNEL]: (message) => this.markStale(environmentsIn(message)),
        [ACCESS_CHANGES]: (door) => this.streams.doorClosed(door),
      },
    });
    await this.listener.start();
  }

  private async stopListening(): Promise<void> {
    const { listener } = this;
    this.listener = undefined;
    await listener?.stop();
  }

  /** @param environments environments with new events; undefined: all */
  private markStale(environments: readonly string[] = [...this.topics.keys()]): void {
    for (const id of environments) {
      const topic = this.topics.get(id);
      if (!topic) continue;
      topic.isStale = true;
      this.plan(topic);
    }
  }

  private plan(topic: Topic): void {
    if (topic.isPlanned || !topic.isStale) return;
    topic.isPlanned = true;
    const rest = topic.restUntil - performance.now();
    topic.timer = setTimeout(() => void this.send(topic), Math.max(QUIET_MS, rest));
  }

  private async send(topic: Topic): Promise<void> {
    topic.isStale = false;
    try {
      const oldest = lookBackId();
      for (const id of topic.sent) if (id <= oldest) topic.sent.delete(id);
      const news = await this.changes.after(topic.scope, oldest, MOST, [...topic.sent]);
      for (const { id } of news) topic.sent.add(id);
      // Made once for all listeners, because a tenant may have 200 of them, and hundreds of changes at a time.
      if (news.length > 0) await this.write(topic, Buffer.from(written(news)));
      if (news.length === MOST) topic.isStale = true;
    } catch (error) {
      // The console polls too, so after a failed read it only updates later.
      this.logger.warn({ err: error, msg: 'cannot read changes' });
    }
    topic.isPlanned = false;
    if (topic.listeners.size > 0) this.plan(topic);
  }

  private async write(topic: Topic, text: Buffer): Promise<void> {
    const yielder = new EventLoopYield();
    let worked = 0;
    for (const listener of topic.listeners) {
      const start = performance.now();
      listener(text);
      worked += performance.now() - start;
      if (yielder.isDue) await yielder.pause();
    }
    topic.restUntil = performance.now() + worked / SHARE_OF_CORE;
  }
}

/** The smallest possible id of an event within the look-back. */
function lookBackId(): string {
  return `evt_${ulid(Date.now() - LOOK_BACK_MS).slice(0, 10)}`;
}

const written = (changes: readonly Change[]): string =>
  changes.map(({ id, ...change }) => `id: ${id}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`).join('');
