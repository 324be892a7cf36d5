import { Connections, ConnectionWatches } from '@remit/connections';
import { Database } from '@remit/database';
import {
  AttentionNeeded,
  AttentionResolved,
  ConnectionPublished,
  EventBus,
  type EventSubscriber,
  type Recorded,
  RunAgain,
  Subscriber,
} from '@remit/domain-events';
import { type BookDifference, type ComparedConnection, USUAL_PERIOD_MS } from '@remit/invoices';
import { AuditAgainstNomod } from '../audit/against-nomod/audit-against-nomod';
import { ListedDifference } from '../audit/against-nomod/listed-difference.entity';
import { ListedDifferences } from '../audit/against-nomod/listed-differences.repository';

/** One series of comparisons for each connection. */
const SERIES = 'audit';

const HOUR = 3_600;
const DAY = 24 * HOUR;

/**
 * Seconds until a new difference is checked again. It may still be in transit, so it needs attention only after that.
 */
const SECOND_LOOK_SECONDS = 600;

/** Maximum number of listed differences that are checked again at a time. */
const MOST_AGAIN = 50;

/**
 * Compares our books with Nomod's every day, and every hour while they differ. A difference that is seen twice is a
 * row in Needs attention until it is gone.
 */
@Subscriber({ to: ConnectionPublished, as: 'audit-connection-when-connection-published' })
export class AuditConnectionWhenConnectionPublished implements EventSubscriber<
  ConnectionPublished,
  ComparedConnection | 'paused' | 'passed_on' | undefined
> {
  readonly firstRunAfterSeconds = HOUR;

  constructor(
    private readonly database: Database,
    private readonly connections: Connections,
    private readonly watches: ConnectionWatches,
    private readonly audit: AuditAgainstNomod,
    private readonly listed: ListedDifferences,
    private readonly bus: EventBus,
  ) {}

  async ask(event: Recorded<ConnectionPublished>): Promise<ComparedConnection | 'paused' | 'passed_on' | undefined> {
    const { scope, payload } = event;
    if (await this.database.reading(scope, () => this.watches.hasPassedOn(SERIES, event))) return 'passed_on';
    const connection = await this.connections.find(scope, payload.connection_id);
    if (!connection) return undefined;
    if (connection.isPaused) return 'paused';
    const listed = await this.database.transaction(scope, () => this.listed.ofConnection(connection.id));
    const again = listed.filter(({ object }) => object === 'charge').map(({ objectId }) => objectId);
    const to = new Date();
    // The period reaches far enough back to include the differences that were listed before.
    const since = Math.min(to.getTime(), ...listed.map(({ firstSeenAt }) => firstSeenAt.getTime()));
    const period = { from: new Date(since - USUAL_PERIOD_MS), to };
    return this.audit.compareOne(scope, connection.id, period, again.slice(0, MOST_AGAIN));
  }

  async handle(
    event: Recorded<ConnectionPublished>,
    compared: ComparedConnection | 'paused' | 'passed_on' | undefined,
  ): Promise<void | RunAgain> {
    if (compared === 'passed_on' || !(await this.watches.takeOver(SERIES, event))) return;
    const { payload } = event;
    const known = await this.listed.ofConnection(payload.connection_id);
    if (compared === 'paused') return RunAgain.after(HOUR);
    if (!compared) {
      for (const difference of known) await this.close(difference);
      return;
    }
    let hasNew = false;
    for (const difference of compared.differences) {
      const isNew = await this.keep(difference);
      hasNew ||= isNew;
      if (!isNew) await this.list(difference);
    }
    const found = new Set(compared.differences.map(idOf));
    // After a partial comparison, a difference that was not reached may still exist.
    if (compared.complete) for (const one of known) if (!found.has(one.id)) await this.close(one);
    if (hasNew) return RunAgain.after(SECOND_LOOK_SECONDS);
    return RunAgain.after(compared.differences.length > 0 || !compared.complete ? HOUR : DAY);
  }

  private async keep(difference: BookDifference): Promise<boolean> {
    const { connectionId, object, objectId } = difference;
    const row = { id: idOf(difference), connectionId, object, objectId, firstSeenAt: new Date() };
    return this.listed.insertNew(Object.assign(new ListedDifference(), row));
  }

  private async list(difference: BookDifference): Promise<void> {
    const { connectionId, object, objectId } = difference;
    await this.bus.publish(
      new AttentionNeeded({
        key: keyOf(idOf(difference)),
        kind: 'books_differ',
        summary: `${difference.summary} ${difference.whatToDo}`,
        invoice_id: difference.invoiceId,
        payment_id: difference.paymentId,
        charge_id: object === 'charge' ? objectId : null,
        connection_id: connectionId,
        ours: difference.ours,
        nomods: { object, object_id: objectId, ...difference.nomods },
      }),
    );
  }

  private async close(difference: ListedDifference): Promise<void> {
    await this.listed.remove(difference);
    await this.bus.publish(new AttentionResolved({ key: keyOf(difference.id) }));
  }
}

const idOf = ({ object, objectId }: Pick<BookDifference, 'object' | 'objectId'>): string => `${object}:${objectId}`;

const keyOf = (id: string): string => `books_differ:${id}`;
