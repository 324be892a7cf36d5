import { Database } from '@remit/database';
import {
  ConnectionRefused,
  type EventSubscriber,
  type Recorded,
  RunAgain,
  shareOfAge,
  Subscriber,
} from '@remit/domain-events';
import type { Connection } from '../connection.entity';
import { ConnectionRepository } from '../connection.repository';
import { ConnectionsService } from '../connections.service';

/** Pauses before the first test of a refused key, and between two tests, in seconds. */
const PAUSES = { first: 10, longest: 300 };

/** Tests a refused key from time to time. Nomod may have restored it, or refused it by mistake. */
@Subscriber({ to: ConnectionRefused, as: 'test-connection-when-connection-refused' })
export class TestConnectionWhenConnectionRefused implements EventSubscriber<ConnectionRefused, boolean> {
  readonly firstRunAfterSeconds = PAUSES.first;

  constructor(
    private readonly database: Database,
    private readonly connections: ConnectionRepository,
    private readonly service: ConnectionsService,
  ) {}

  /** @returns whether the connection is still paused */
  async ask(event: Recorded<ConnectionRefused>): Promise<boolean> {
    const paused = await this.pausedBy(event);
    return paused !== null && !(await this.service.test(event.scope, paused.id)).ok;
  }

  async handle({ occurredAt }: Recorded<ConnectionRefused>, isPaused: boolean): Promise<void | RunAgain> {
    if (!isPaused) return;
    const ageSeconds = (Date.now() - occurredAt.getTime()) / 1_000;
    return RunAgain.after(shareOfAge(ageSeconds, 1, PAUSES));
  }

  /**
   * Many calls may be refused at once. Only the refusal that paused the connection, or its heir, starts a series of
   * tests.
   */
  private async pausedBy({ scope, payload, occurredAt }: Recorded<ConnectionRefused>): Promise<Connection | null> {
    const connection = await this.database.transaction(scope, () =>
      this.connections.findInCharge(payload.connection_id),
    );
    return connection?.pausedAt?.getTime() === occurredAt.getTime() ? connection : null;
  }
}
