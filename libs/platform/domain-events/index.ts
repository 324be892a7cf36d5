export * from './catalogue';
export {
  DomainEvent,
  type DomainEventClass,
  type EventPayload,
  type Recorded,
  type RecordedEvent,
} from './domain-event';
export { DomainEventsModule } from './domain-events.module';
export { type Backlog, type DeadDelivery, EventBacklog } from './event-backlog';
export { EventBus } from './event-bus';
export { currentEventContext, type EventContext, runWithEventContext } from './event-context';
export { EventHistory } from './event-history';
export { type EventRow, toRecordedEvent } from './event-row';
export { EVENT_CHANNEL, environmentsIn } from './event-wake-up';
export type { FailingDelivery, QueuedDelivery } from './event.repository';
export type { Publication } from './publication';
export { type EventSubscriber, RetryLater, RunAgain, Subscriber } from './subscriber';
export { SubscriberRegistry } from './subscriber-registry';
export { enableTracing, inOpenSpan, inSpan, spanIds, type SpanPlace } from './tracing';
export { WaitingEvents } from './waiting-events';
