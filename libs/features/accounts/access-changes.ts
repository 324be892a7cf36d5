import { Injectable } from '@nestjs/common';
import { Database, DatabaseServer } from '@remit/database';

/**
 * Notification channel for access that has ended: the message is the id of a revoked key or of a closed session, or
 * what a person opened in a tenant.
 */
export const ACCESS_CHANGES = 'remit_access_changes';

/** Ends open streams in every process. A lost notification only delays that to the next check of the stream. */
@Injectable()
export class AccessChanges {
  constructor(
    private readonly database: Database,
    private readonly server: DatabaseServer,
  ) {}

  /**
   * Ends them now.
   * @param door id of a key or session, or `personAccessKey`
   */
  async publish(door: string): Promise<void> {
    await this.server.notify(ACCESS_CHANGES, door);
  }

  /** When the running unit of work is committed. */
  publishAfterCommit(door: string): void {
    this.database.afterCommit(() => void this.publish(door).catch(() => undefined));
  }
}
