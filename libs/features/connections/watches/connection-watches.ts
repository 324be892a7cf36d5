import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import type { ConnectionPublished, Recorded } from '@remit/domain-events';
import { ConnectionWatch } from './connection-watch.entity';

/**
 * Every publication of a connection begins a series of runs. The series of the latest one goes on; an earlier one
 * ends at its next run. Until the latest one has run for the first time, the earlier one goes on, so there is never
 * none.
 */
@Injectable()
export class ConnectionWatches extends ScopedRepository<ConnectionWatch> {
  constructor(database: Database) {
    super(database, ConnectionWatch);
  }

  /** Whether a later publication has taken the work over. Needs a unit of work. */
  async hasPassedOn(subscriber: string, event: Recorded<ConnectionPublished>): Promise<boolean> {
    const known = await this.findById(idOf(subscriber, event));
    return known !== null && known.eventId > event.id;
  }

  /** As `hasPassedOn`, and takes the work over from an earlier publication. */
  async takeOver(subscriber: string, event: Recorded<ConnectionPublished>): Promise<boolean> {
    const id = idOf(subscriber, event);
    this.insertUnlessKnown(ConnectionWatch, [Object.assign(new ConnectionWatch(), { id, eventId: event.id })]);
    const watch = await this.lockById(id);
    if (!watch || watch.eventId > event.id) return false;
    watch.eventId = event.id;
    this.update(watch);
    return true;
  }
}

const idOf = (subscriber: string, { payload }: Recorded<ConnectionPublished>): string =>
  `${subscriber}:${payload.connection_id}`;
