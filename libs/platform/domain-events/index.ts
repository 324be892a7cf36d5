// For features that publish or subscribe to events.
export * from './catalogue';
export { backoff, shareOfAge, withJitter } from './bus/backoff';
export { EventBus } from './bus/event-bus';
export { type EventSubscriber, RetryLater, RunAgain, Subscriber } from './bus/subscriber';
export type { Recorded } from './catalogue/domain-event';

// Past events and waiting deliveries, for timelines, operators and streams.
export { DomainEvent, type DomainEventClass, type EventPayload, type RecordedEvent } from './catalogue/domain-event';
export { type EventRow, toRecordedEvent } from './delivery/event-row';
export { EVENT_CHANNEL, environmentsIn } from './delivery/event-wake-up';
export type { FailingDelivery, QueuedDelivery } from './delivery/event.repository';
export { EventBacklog } from './history/event-backlog';
export { EventHistory } from './history/event-history';
export { WaitingEvents } from './history/waiting-events';

// Context of requests and processes.
export { currentEventContext, runWithEventContext } from './bus/event-context';
export { SubscriberRegistry } from './delivery/subscriber-registry';
export { DomainEventsModule } from './domain-events.module';
export { enableTracing, inOpenSpan, inSpan, spanIds } from './tracing';
