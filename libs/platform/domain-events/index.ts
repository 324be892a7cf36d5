// What a feature needs that publishes or hears facts.
export * from './catalogue';
export { backoff, shareOfAge, withJitter } from './bus/backoff';
export { EventBus } from './bus/event-bus';
export { type EventSubscriber, RetryLater, RunAgain, Subscriber } from './bus/subscriber';
export type { Recorded } from './catalogue/domain-event';

// What has happened, and what waits: timelines, the operator, streams.
export { DomainEvent, type DomainEventClass, type EventPayload, type RecordedEvent } from './catalogue/domain-event';
export { type EventRow, toRecordedEvent } from './delivery/event-row';
export { EVENT_CHANNEL, environmentsIn } from './delivery/event-wake-up';
export type { FailingDelivery, QueuedDelivery } from './delivery/event.repository';
export { EventBacklog } from './history/event-backlog';
export { EventHistory } from './history/event-history';
export { WaitingEvents } from './history/waiting-events';

// What surrounds every request and process.
export { currentEventContext, runWithEventContext } from './bus/event-context';
export { SubscriberRegistry } from './delivery/subscriber-registry';
export { DomainEventsModule } from './domain-events.module';
export { enableTracing, inOpenSpan, inSpan, spanIds } from './tracing';
