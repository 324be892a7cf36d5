import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { AttentionResolved, EventBus, GatewayTroubleBegan } from '@remit/domain-events';
import type { GatewayError, GatewayErrorKind, UnreadableRow } from '@remit/gateway';
import { ConnectionRepository } from '../connection.repository';
import { GatewayTrouble, type TroubledObject } from './gateway-trouble.entity';
import { GatewayTroubleRepository } from './gateway-trouble.repository';
import { troubleKey } from './trouble-attention';
import type { TroubleReason } from './trouble-probes';

/** The object that Nomod does not answer usably about, and the records of ours that wait for it. */
export interface TroubledSubject {
  readonly connectionId: string;
  readonly object: TroubledObject;
  readonly objectId: string;
  readonly invoiceId?: string | null;
  readonly paymentId?: string | null;
}

/** Said of one object by Nomod itself: who asked says what follows. */
const CLEAR_ANSWERS: readonly GatewayErrorKind[] = ['not_found', 'refused', 'unauthorized'];

/** Nomod answered, and the answer cannot be used: no outage, and asking again soon does not help. */
const UNUSABLE_ANSWERS: readonly GatewayErrorKind[] = ['invalid_answer', 'redirected'];

/** Nothing else succeeded through the connection for this long, in milliseconds: it is not about one object. */
const SILENT_MS = 60_000;

/**
 * The door for features that could not read something at Nomod: it is watched until it can be read, and a person is
 * asked within five minutes.
 */
@Injectable()
export class GatewayTroubles {
  constructor(
    private readonly database: Database,
    private readonly connections: ConnectionRepository,
    private readonly troubles: GatewayTroubleRepository,
    private readonly bus: EventBus,
  ) {}

  /** Joins the caller's unit of work, or opens one. Noting the same again changes nothing. */
  async note(scope: Scope, subject: TroubledSubject, error: Pick<GatewayError, 'kind' | 'message'>): Promise<void> {
    if (CLEAR_ANSWERS.includes(error.kind)) return;
    await this.database.transaction(scope, async () => {
      const isWide = !isUnusableAnswer(error.kind) && (await this.isSilent(subject.connectionId));
      const { connectionId } = subject;
      const named = isWide ? { connectionId, object: 'connection' as const, objectId: connectionId } : subject;
      await this.begin(named, { kind: error.kind, reason: error.message });
    });
  }

  /**
   * As `note`, for the rows of a list that could not be read. @param list what was listed, for rows that do not even
   * name themselves.
   */
  async noteRows(scope: Scope, list: TroubledSubject, rows: readonly UnreadableRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.database.transaction(scope, async () => {
      for (const { id, reason } of rows) {
        const subject = id === null ? list : { ...list, object: 'charge' as const, objectId: id };
        await this.begin(subject, { kind: 'invalid_answer', reason: `Nomod's answer is not usable: ${reason}` });
      }
    });
  }

  /** The object has been read: it need not be asked about again. Opens a unit of work when there was a trouble. */
  async over(scope: Scope, subject: TroubledSubject): Promise<void> {
    const id = idOf(subject);
    if (!(await this.database.reading(scope, () => this.troubles.findById(id)))) return;
    await this.database.transaction(scope, async () => {
      const trouble = await this.troubles.lockById(id);
      if (trouble) await this.end(trouble);
    });
  }

  /** Needs a unit of work. */
  async end(trouble: GatewayTrouble): Promise<void> {
    await this.troubles.remove(trouble);
    if (trouble.listedAt) await this.bus.publish(new AttentionResolved({ key: troubleKey(trouble.id) }));
  }

  private async begin(subject: TroubledSubject, { kind, reason }: TroubleReason): Promise<void> {
    const trouble = Object.assign(new GatewayTrouble(), {
      id: idOf(subject),
      connectionId: subject.connectionId,
      object: subject.object,
      objectId: subject.objectId,
      kind,
      reason,
      invoiceId: subject.invoiceId ?? null,
      paymentId: subject.paymentId ?? null,
      firstSeenAt: new Date(),
    } satisfies Partial<GatewayTrouble>);
    if (!(await this.troubles.insertNew(trouble))) return;
    await this.bus.publish(new GatewayTroubleBegan({ trouble_id: trouble.id, connection_id: trouble.connectionId }));
  }

  private async isSilent(connectionId: string): Promise<boolean> {
    const connection = await this.connections.findInCharge(connectionId);
    return Date.now() - (connection?.lastCallSucceededAt?.getTime() ?? 0) > SILENT_MS;
  }
}

const idOf = ({ connectionId, object, objectId }: TroubledSubject): string => `${connectionId}:${object}:${objectId}`;

/** Whether Nomod answered, but with a text that Remit cannot use. A repeated call does not help soon. */
export const isUnusableAnswer = (kind: GatewayErrorKind): boolean => UNUSABLE_ANSWERS.includes(kind);
