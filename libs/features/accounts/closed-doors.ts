import { Injectable } from '@nestjs/common';
import { Database, DatabaseServer } from '@remit/database';

/**
 * Notification channel for access that has ended: the message is the id of a revoked key or of a closed session, or
 * what a person opened in a tenant.
 */
export const CLOSED_DOORS = 'remit_closed_doors';

/** Ends open streams in every process. A lost notification only delays that to the next check of the stream. */
@Injectable()
export class ClosedDoors {
  constructor(
    private readonly database: Database,
    private readonly server: DatabaseServer,
  ) {}

  async tell(door: string): Promise<void> {
    await this.server.notify(CLOSED_DOORS, door);
  }

  /** When the running unit of work is committed. */
  tellAfterCommit(door: string): void {
    this.database.afterCommit(() => void this.tell(door).catch(() => undefined));
  }
}
