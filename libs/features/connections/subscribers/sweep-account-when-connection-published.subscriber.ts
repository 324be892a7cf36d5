import { Logger } from '@nestjs/common';
import { Database, isDatabaseUnavailable } from '@remit/database';
import { ConnectionPublished, type EventSubscriber, type Recorded, RunAgain, Subscriber } from '@remit/domain-events';
import { Settings } from '@remit/settings';
import { Connections } from '../connections';
import { AccountSweeping, type DoneSweep } from '../sweep/account-sweeping';
import { ConnectionWatches } from '../watches/connection-watches';

/** One series of sweeps per connection. */
const SERIES = 'sweep';

/** Seconds between checks for a new key while Nomod refuses the current one. */
const PAUSED_SECONDS = 10;

/** Finds changes that no webhook announced: sweeps the Nomod account at each interval while the connection exists. */
@Subscriber({ to: ConnectionPublished, as: 'sweep-account-when-connection-published' })
export class SweepAccountWhenConnectionPublished implements EventSubscriber<
  ConnectionPublished,
  DoneSweep | 'paused' | 'failed' | undefined
> {
  readonly firstRunAfterSeconds: number;
  private readonly logger = new Logger(SweepAccountWhenConnectionPublished.name);

  constructor(
    private readonly database: Database,
    private readonly connections: Connections,
    private readonly watches: ConnectionWatches,
    private readonly sweeping: AccountSweeping,
    private readonly settings: Settings,
  ) {
    this.firstRunAfterSeconds = settings.pollIntervalSeconds;
  }

  /** Undefined once the connection is archived, or a later publication sweeps. */
  async ask(event: Recorded<ConnectionPublished>): Promise<DoneSweep | 'paused' | 'failed' | undefined> {
    const { scope, payload } = event;
    const prepared = await this.database.transaction(scope, async () => {
      const { status, paused_at } = await this.connections.describe(scope, payload.connection_id);
      if (status === 'archived' || (await this.watches.hasPassedOn(SERIES, event))) return undefined;
      return paused_at === null ? this.sweeping.prepare(payload.connection_id) : 'paused';
    });
    if (prepared === undefined || prepared === 'paused') return prepared;
    try {
      return await this.sweeping.sweep(prepared);
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      // It never gives up: nothing else finds a payment without a webhook.
      this.logger.error({ message: 'A sweep failed', connectionId: payload.connection_id, reason: String(error) });
      return 'failed';
    }
  }

  async handle(
    event: Recorded<ConnectionPublished>,
    done: DoneSweep | 'paused' | 'failed' | undefined,
  ): Promise<RunAgain | void> {
    if (done === undefined || !(await this.watches.takeOver(SERIES, event))) return undefined;
    const { pollIntervalSeconds } = this.settings;
    if (done === 'paused') return RunAgain.after(Math.min(PAUSED_SECONDS, pollIntervalSeconds));
    if (done === 'failed') return RunAgain.after(pollIntervalSeconds);
    await this.sweeping.save(done);
    return RunAgain.after(done.sweep.pauseSeconds);
  }
}
