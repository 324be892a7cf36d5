import { Database } from '@remit/database';
import { ConnectionRefused, type EventSubscriber, type Recorded, RunAgain, Subscriber } from '@remit/domain-events';
import { ConnectionsRepository } from '../connections.repository';
import { ConnectionsService } from '../connections.service';

/** The refused key is first tried again after this long, in seconds. */
const FIRST_PAUSE_SECONDS = 10;

/** Longest pause between two tries, in seconds. */
const LONGEST_PAUSE_SECONDS = 300;

/** Tries a refused key again now and then: one that Nomod restored, or refused by mistake, needs nobody to say so. */
@Subscriber({ to: ConnectionRefused, as: 'test-connection-when-connection-refused' })
export class TestConnectionWhenConnectionRefused implements EventSubscriber<ConnectionRefused, boolean> {
  readonly firstRunAfterSeconds = FIRST_PAUSE_SECONDS;

  constructor(
    private readonly database: Database,
    private readonly connections: ConnectionsRepository,
    private readonly service: ConnectionsService,
  ) {}

  /** @returns whether the connection is still paused */
  async ask(event: Recorded<ConnectionRefused>): Promise<boolean> {
    if (!(await this.isPausedBy(event))) return false;
    const { ok } = await this.service.test(event.scope, event.payload.connection_id);
    return !ok;
  }

  async handle({ occurredAt }: Recorded<ConnectionRefused>, isPaused: boolean): Promise<void | RunAgain> {
    if (!isPaused) return;
    const ageSeconds = (Date.now() - occurredAt.getTime()) / 1_000;
    return RunAgain.after(Math.min(Math.max(ageSeconds, FIRST_PAUSE_SECONDS), LONGEST_PAUSE_SECONDS));
  }

  /** Many calls may be refused at once; only the refusal that paused the connection is followed up. */
  private async isPausedBy({ scope, payload, occurredAt }: Recorded<ConnectionRefused>): Promise<boolean> {
    const connection = await this.database.transaction(scope, () => this.connections.findById(payload.connection_id));
    return connection?.pausedAt?.getTime() === occurredAt.getTime();
  }
}
