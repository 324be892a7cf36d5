import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { DeliveryRunner } from './delivery/delivery-runner';
import { EventBacklog } from './history/event-backlog';
import { EventBus } from './bus/event-bus';
import { EventHistory } from './history/event-history';
import { EventRepository } from './delivery/event.repository';
import { EventWakeUp } from './delivery/event-wake-up';
import { EventWorker } from './delivery/event-worker';
import { Handover } from './delivery/handover';
import { HistoryPruning } from './history/history-pruning';
import { WaitingEvents } from './history/waiting-events';
import { SubscriberCalls } from './delivery/subscriber-calls';
import { SubscriberRegistry } from './delivery/subscriber-registry';

@Global()
@Module({
  imports: [DiscoveryModule, EventEmitterModule.forRoot()],
  providers: [
    EventBus,
    EventRepository,
    EventWakeUp,
    EventWorker,
    EventBacklog,
    EventHistory,
    DeliveryRunner,
    Handover,
    SubscriberCalls,
    SubscriberRegistry,
    HistoryPruning,
    WaitingEvents,
  ],
  exports: [EventBus, EventBacklog, EventHistory, SubscriberRegistry, WaitingEvents],
})
export class DomainEventsModule {}
