import { Injectable, Logger } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { Database, isDatabaseUnavailable } from '@remit/database';
import { runWithEventContext } from './event-context';
import { type ClaimedDelivery, EventRepository, LeaseLost } from './event.repository';
import { MAX_ATTEMPTS, retryPauseSeconds } from './retry-schedule';
import { RetryLater, RunAgain } from './subscriber';
import { askChannel, giveUpChannel, handleChannel } from './subscriber-channels';
import { SubscriberRegistry } from './subscriber-registry';

/** How much of an error text is kept on the delivery row, in characters. */
const ERROR_LENGTH = 500;

/** Runs one claimed delivery to its end: done, scheduled again, put back for a retry, or dead. Never throws. */
@Injectable()
export class DeliveryRunner {
  private readonly logger = new Logger(DeliveryRunner.name);

  constructor(
    private readonly database: Database,
    private readonly emitter: EventEmitter2,
    private readonly events: EventRepository,
    private readonly registry: SubscriberRegistry,
  ) {}

  async run(delivery: ClaimedDelivery, worker: string): Promise<void> {
    const { event, subscriber } = delivery;
    const context = { actor: subscriber, correlationId: event.correlationId, causationId: event.id };
    await runWithEventContext(context, async () => {
      try {
        await this.dispatch(delivery, worker);
      } catch (error) {
        await this.recordFailure(delivery, worker, error);
      }
    });
  }

  private async dispatch(delivery: ClaimedDelivery, worker: string): Promise<void> {
    const { event, subscriber } = delivery;
    const registered = this.registry.get(subscriber);
    // A newer version's subscriber during a rolling update: leave it to the processes that know it.
    if (!registered) throw new RetryLater(5, `This process does not know the subscriber ${subscriber}`);
    const answer = registered.instance.ask ? await this.emit(askChannel(subscriber), event) : undefined;
    await this.database.transaction(event.scope, async () => {
      const outcome = await this.emit(handleChannel(subscriber), event, answer);
      if (outcome instanceof RunAgain) await this.events.schedule(delivery, worker, outcome.seconds);
      else await this.events.markDone(delivery, worker);
    });
  }

  /** Every channel has exactly one listener: the subscriber's own method. */
  private async emit(channel: string, ...parameters: unknown[]): Promise<unknown> {
    const answers: unknown[] = await this.emitter.emitAsync(channel, ...parameters);
    return answers[0];
  }

  private async recordFailure(delivery: ClaimedDelivery, worker: string, error: unknown): Promise<void> {
    const { event, subscriber, attempts } = delivery;
    if (error instanceof LeaseLost) return;
    const reason = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, ERROR_LENGTH);
    try {
      await this.database.transaction(event.scope, async () => {
        if (error instanceof RetryLater)
          return this.events.retry(delivery, worker, error.seconds, attempts - 1, reason);
        if (isDatabaseUnavailable(error)) return this.events.retry(delivery, worker, 1, attempts - 1, reason);
        if (attempts < MAX_ATTEMPTS)
          return this.events.retry(delivery, worker, retryPauseSeconds(attempts), attempts, reason);
        await this.emit(giveUpChannel(subscriber), event, reason);
        return this.events.bury(delivery, worker, reason);
      });
      this.logger.warn({ message: `${subscriber} failed`, eventId: event.id, attempts, reason });
    } catch {
      // The lease ends by itself and the delivery is claimed again: nothing to do when the database is away.
    }
  }
}
