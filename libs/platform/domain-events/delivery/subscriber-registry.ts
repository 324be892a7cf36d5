import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { DomainEvent, RecordedEvent } from '../catalogue/domain-event';
import {
  type EventSubscriber,
  type RegisteredSubscriber,
  SUBSCRIBER_OPTIONS,
  type SubscriberOptions,
} from '../bus/subscriber';

/** Channel names of the in-process event emitter. Each channel leads to one subscriber. */
export const askChannel = (subscriber: string): string => `${subscriber}:ask`;
export const giveUpChannel = (subscriber: string): string => `${subscriber}:give-up`;
export const handleChannel = (subscriber: string): string => `${subscriber}:handle`;

/** Finds every `@Subscriber` class of the application at start and connects it to the in-process emitter. */
@Injectable()
export class SubscriberRegistry implements OnModuleInit {
  private readonly byName = new Map<string, RegisteredSubscriber>();
  private readonly byEventType = new Map<string, RegisteredSubscriber[]>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
    private readonly emitter: EventEmitter2,
  ) {}

  onModuleInit(): void {
    for (const { metatype, instance } of this.discovery.getProviders()) {
      if (typeof metatype !== 'function' || !instance) continue;
      const options = this.reflector.get<SubscriberOptions | undefined>(SUBSCRIBER_OPTIONS, metatype);
      if (options) this.register(options, instance as EventSubscriber<DomainEvent, unknown>);
    }
  }

  /** The subscriber of this name; undefined when this version has none. */
  get(name: string): RegisteredSubscriber | undefined {
    return this.byName.get(name);
  }

  /** The subscribers to a type of event. */
  of(eventType: string): readonly RegisteredSubscriber[] {
    return this.byEventType.get(eventType) ?? [];
  }

  /** All subscribers of this process. */
  all(): RegisteredSubscriber[] {
    return [...this.byName.values()];
  }

  private register(options: SubscriberOptions, instance: EventSubscriber<DomainEvent, unknown>): void {
    if (this.byName.has(options.as)) throw new Error(`Two subscribers are called ${options.as}`);
    if (instance.joins && (instance.ask || instance.firstRunAfterSeconds || !instance.runsInGroups))
      throw new Error(`${options.as} cannot join: it asks, waits, or does not run in groups`);
    const subscriber: RegisteredSubscriber = {
      name: options.as,
      eventTypes: [options.to].flat().map(({ type }) => type),
      lane: instance.lane ?? (instance.ask ? 'gateway' : 'local'),
      firstRunAfterSeconds: instance.firstRunAfterSeconds ?? 0,
      onlyIf: options.onlyIf,
      always: options.always?.type,
      instance,
    };
    this.emitter.on(askChannel(options.as), (event: RecordedEvent) => instance.ask?.(event));
    this.emitter.on(handleChannel(options.as), (event: RecordedEvent, answer: unknown) =>
      instance.handle(event, answer),
    );
    this.emitter.on(giveUpChannel(options.as), (event: RecordedEvent, reason: string) =>
      instance.giveUp?.(event, reason),
    );
    this.byName.set(subscriber.name, subscriber);
    for (const type of subscriber.eventTypes) this.byEventType.set(type, [...this.of(type), subscriber]);
  }
}
