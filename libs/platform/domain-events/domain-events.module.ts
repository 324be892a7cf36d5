import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { DeliveryRunner } from './delivery-runner';
import { EventBacklog } from './event-backlog';
import { EventBus } from './event-bus';
import { EventHistory } from './event-history';
import { EventRepository } from './event.repository';
import { EventWakeUp } from './event-wake-up';
import { EventWorker } from './event-worker';
import { Handover } from './handover';
import { HistoryPruning } from './history-pruning';
import { WaitingEvents } from './waiting-events';
import { SubscriberCalls } from './subscriber-calls';
import { SubscriberRegistry } from './subscriber-registry';

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
