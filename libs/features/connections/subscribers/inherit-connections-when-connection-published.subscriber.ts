import { ConnectionPublished, type EventSubscriber, type Recorded, RetryLater, Subscriber } from '@remit/domain-events';
import { ApiError } from '@remit/http-api';
import { ConnectionRepository } from '../connection.repository';
import { Inheritance } from '../inheritance';

/** Seconds before the next try when Nomod did not tell whose account it is. */
const PAUSE_SECONDS = 60;

/** A new connection inherits the links, invoices and payments of a deleted one to the same account. */
@Subscriber({ to: ConnectionPublished, as: 'inherit-connections-when-connection-published' })
export class InheritConnectionsWhenConnectionPublished implements EventSubscriber<ConnectionPublished, string[]> {
  constructor(
    private readonly connections: ConnectionRepository,
    private readonly inheritance: Inheritance,
  ) {}

  async ask({ scope, payload }: Recorded<ConnectionPublished>): Promise<string[]> {
    try {
      return await this.inheritance.findEstates(scope, payload.connection_id);
    } catch (error) {
      if (error instanceof ApiError) throw new RetryLater(PAUSE_SECONDS, error.message);
      throw error;
    }
  }

  async handle({ payload }: Recorded<ConnectionPublished>, deletedIds: string[]): Promise<void> {
    for (const id of deletedIds) {
      const deleted = await this.connections.lockById(id);
      if (deleted?.status !== 'archived' || deleted.heirId !== null) continue;
      deleted.heirId = payload.connection_id;
      this.connections.update(deleted);
    }
  }
}
