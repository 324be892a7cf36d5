import { Database, type Scope } from '@remit/database';
import {
  ConnectionSwitchOffAsked,
  type EventSubscriber,
  type Recorded,
  RunAgain,
  Subscriber,
} from '@remit/domain-events';
import { Settings } from '@remit/settings';
import { ConnectionsRepository } from '../connections.repository';
import { ConnectionHolders } from '../removal/connection-holders';
import { ConnectionRemoval } from '../removal/connection-removal';

/** Shortest and longest pause between two looks whether everything is off, in seconds. */
const SHORTEST_PAUSE_SECONDS = 1;
const LONGEST_PAUSE_SECONDS = 300;

/** Switches off what can still be paid through a connection, looks at it once more, and then archives the connection. */
@Subscriber({ to: ConnectionSwitchOffAsked, as: 'archive-connection-when-connection-switch-off-asked' })
export class ArchiveConnectionWhenConnectionSwitchOffAsked implements EventSubscriber<
  ConnectionSwitchOffAsked,
  boolean
> {
  readonly lane = 'gateway';

  constructor(
    private readonly database: Database,
    private readonly connections: ConnectionsRepository,
    private readonly holders: ConnectionHolders,
    private readonly removal: ConnectionRemoval,
    private readonly settings: Settings,
  ) {}

  /** @returns whether nothing is left to switch off, and everything was looked at once more. */
  async ask({ scope, payload, occurredAt }: Recorded<ConnectionSwitchOffAsked>): Promise<boolean> {
    const { connection_id: id } = payload;
    if (!(await this.isAsked(scope, id))) return true;
    const estate = await this.database.transaction(scope, () => this.connections.estateOf(id));
    await this.holders.switchOff(scope, estate);
    const held = await this.database.transaction(scope, () => this.holders.held(estate));
    if (held.length > 0) return false;
    await this.holders.lookAgain(scope, estate, occurredAt);
    return true;
  }

  async handle({ payload, occurredAt }: Recorded<ConnectionSwitchOffAsked>, isOff: boolean): Promise<void | RunAgain> {
    if (isOff && (await this.removal.finish(payload.connection_id))) return;
    const ageSeconds = (Date.now() - occurredAt.getTime()) / 1_000;
    const shortest = Math.max(SHORTEST_PAUSE_SECONDS, this.settings.outcomeLookupSeconds);
    return RunAgain.after(Math.min(Math.max(ageSeconds / 4, shortest), LONGEST_PAUSE_SECONDS));
  }

  /** False once it is archived, or somebody published it again. */
  private async isAsked(scope: Scope, id: string): Promise<boolean> {
    const connection = await this.database.transaction(scope, () => this.connections.findById(id));
    return connection !== null && connection.switchOffAskedAt !== null && connection.status !== 'archived';
  }
}
