import { Database } from '@remit/database';
import { ConnectionPublished, type EventSubscriber, type Recorded, RunAgain, Subscriber } from '@remit/domain-events';
import { NomodError } from '@remit/nomod';
import { Connections } from '../connections';
import { SharedAccounts } from '../sharing/shared-accounts';
import { ConnectionWatches } from '../watches/connection-watches';

/** One series of looks for each connection. */
const SERIES = 'account';

/** Pause after a look, and after one at which Nomod did not tell, in seconds: what makes an account shared may happen later. */
const NEXT_LOOK_SECONDS = 24 * 3_600;
const UNREAD_PAUSE_SECONDS = 300;

/** Looks whether another connection uses the account: at once, and every day. */
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

  /** @returns when to look again; undefined once the connection is archived, or a later publication looks. */
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
      if (error instanceof NomodError) return UNREAD_PAUSE_SECONDS;
      throw error;
    }
  }

  async handle(event: Recorded<ConnectionPublished>, seconds: number | undefined): Promise<RunAgain | void> {
    if (seconds === undefined || !(await this.watches.takeOver(SERIES, event))) return undefined;
    return RunAgain.after(seconds);
  }

  /** It may have been archived while Nomod was asked: what was told then is taken back. */
  private async next({ scope, payload }: Recorded<ConnectionPublished>): Promise<number | undefined> {
    const { status } = await this.connections.describe(scope, payload.connection_id);
    if (status !== 'archived') return NEXT_LOOK_SECONDS;
    await this.shared.forget(scope, payload.connection_id);
    return undefined;
  }
}
