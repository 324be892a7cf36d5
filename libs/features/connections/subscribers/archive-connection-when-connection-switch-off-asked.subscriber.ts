import { Database, type Scope } from '@remit/database';
import {
  ConnectionSwitchOffAsked,
  type EventSubscriber,
  type Recorded,
  RetryLater,
  RunAgain,
  shareOfAge,
  Subscriber,
} from '@remit/domain-events';
import { ApiError } from '@remit/http-api';
import { Settings } from '@remit/settings';
import { ConnectionRepository } from '../connection.repository';
import { Inheritance } from '../inheritance';
import { ConnectionHolders } from '../removal/connection-holders';
import { ConnectionRemoval } from '../removal/connection-removal';

/** Shortest and longest pause between two checks, in seconds. */
const SHORTEST_PAUSE_SECONDS = 1;
const LONGEST_PAUSE_SECONDS = 300;

/** Seconds before the next try when Nomod did not tell who may inherit. */
const HEIR_PAUSE_SECONDS = 15;

/** Nothing is left to disable, and everything was read once more. */
interface Off {
  readonly heirId: string | null;
}

/** Disables what can still be paid through a connection, reads it once more, and then archives the connection. */
@Subscriber({ to: ConnectionSwitchOffAsked, as: 'archive-connection-when-connection-switch-off-asked' })
export class ArchiveConnectionWhenConnectionSwitchOffAsked implements EventSubscriber<
  ConnectionSwitchOffAsked,
  Off | undefined
> {
  readonly lane = 'gateway';

  constructor(
    private readonly database: Database,
    private readonly connections: ConnectionRepository,
    private readonly holders: ConnectionHolders,
    private readonly removal: ConnectionRemoval,
    private readonly inheritance: Inheritance,
    private readonly settings: Settings,
  ) {}

  /** @returns undefined while something is left */
  async ask({ scope, payload, occurredAt }: Recorded<ConnectionSwitchOffAsked>): Promise<Off | undefined> {
    const { connection_id: id } = payload;
    if (!(await this.isAsked(scope, id))) return { heirId: null };
    const estate = await this.database.transaction(scope, () => this.connections.estateOf(id));
    await this.holders.switchOff(scope, estate);
    const held = await this.database.transaction(scope, () => this.holders.held(estate));
    if (held.length > 0) return undefined;
    const heirId = await this.findHeir(scope, id);
    await this.holders.readAgain(scope, estate, occurredAt);
    return { heirId };
  }

  async handle(
    { payload, occurredAt }: Recorded<ConnectionSwitchOffAsked>,
    off: Off | undefined,
  ): Promise<void | RunAgain> {
    if (off && (await this.removal.finish(payload.connection_id, off.heirId))) return;
    const ageSeconds = (Date.now() - occurredAt.getTime()) / 1_000;
    const first = Math.max(SHORTEST_PAUSE_SECONDS, this.settings.outcomeLookupSeconds);
    return RunAgain.after(shareOfAge(ageSeconds, 4, { first, longest: LONGEST_PAUSE_SECONDS }));
  }

  /** Another connection to the account may have been published meanwhile. */
  private async findHeir(scope: Scope, id: string): Promise<string | null> {
    try {
      return await this.inheritance.findHeir(scope, id);
    } catch (error) {
      if (error instanceof ApiError) throw new RetryLater(HEIR_PAUSE_SECONDS, error.message);
      throw error;
    }
  }

  /** False once it is archived or published again. */
  private async isAsked(scope: Scope, id: string): Promise<boolean> {
    const connection = await this.database.transaction(scope, () => this.connections.findById(id));
    return connection !== null && connection.switchOffAskedAt !== null;
  }
}
