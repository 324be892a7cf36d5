import { Database } from '@remit/database';
import { ConnectionPublished, type EventSubscriber, type Recorded, RunAgain, Subscriber } from '@remit/domain-events';
import { GatewayError } from '@remit/gateway';
import { Connections } from '../connections';
import { SharedAccounts } from '../sharing/shared-accounts';
import { ConnectionWatches } from '../watches/connection-watches';

/** One series of checks per connection. */
const SERIES = 'account';

/** Seconds after a check, and after one that Nomod did not answer. An account may become shared later. */
const NEXT_LOOK_SECONDS = 24 * 3_600;
const UNREAD_PAUSE_SECONDS = 300;

/** Checks at once and then daily whether another connection uses the account. */
@Subscriber({ to: ConnectionPublished, as: 'recognise-account-when-connection-published' })
export class RecogniseAccountWhenConnectionPublished implements EventSubscriber<
  ConnectionPublished,
  number | undefined
> {
  readonly lane = 'gateway';

  constructor(
    private readonly database: Database,
    private readonly connections: Connections,
    private readonly watches: ConnectionWatches,
    private readonly shared: SharedAccounts,
  ) {}

  /** @returns the time of the next check; undefined once the connection is archived, or a later publication checks */
  async ask(event: Recorded<ConnectionPublished>): Promise<number | undefined> {
    const { scope, payload } = event;
    if (await this.database.reading(scope, () => this.watches.hasPassedOn(SERIES, event))) return undefined;
    const { status, paused_at } = await this.connections.describe(scope, payload.connection_id);
    if (status === 'archived') return undefined;
    if (paused_at !== null) return UNREAD_PAUSE_SECONDS;
    try {
      const credentials = await this.connections.credentials(scope, payload.connection_id);
      await this.shared.recognise(scope, payload.connection_id, credentials);
      return await this.next(event);
    } catch (error) {
      if (error instanceof GatewayError) return UNREAD_PAUSE_SECONDS;
      throw error;
    }
  }

  async handle(event: Recorded<ConnectionPublished>, seconds: number | undefined): Promise<RunAgain | void> {
    if (seconds === undefined || !(await this.watches.takeOver(SERIES, event))) return undefined;
    return RunAgain.after(seconds);
  }

  /** It may have been archived during the call. The warnings are closed then. */
  private async next({ scope, payload }: Recorded<ConnectionPublished>): Promise<number | undefined> {
    const { status } = await this.connections.describe(scope, payload.connection_id);
    if (status !== 'archived') return NEXT_LOOK_SECONDS;
    await this.shared.forget(scope, payload.connection_id);
    return undefined;
  }
}
