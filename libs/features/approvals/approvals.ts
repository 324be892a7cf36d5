import { Injectable } from '@nestjs/common';
import { Database, newId, type Scope } from '@remit/database';
import { formatMoney, parseMoney, type Money } from '@remit/money';
import { type AuditAction, AuditLog } from '@remit/audit-log';
import { ApiError, assertScope, type Caller, currentIdentity, type PageQuery } from '@remit/http-api';
import { Approval, APPROVED_ACTS, type ApprovalState, type ApprovedAct, type Decider } from './approval.entity';
import { ApprovalRepository, type WantedAct } from './approval.repository';

/** Maximum number of waiting approvals in one environment. Nobody works through more. */
const MOST_WAITING = 500;

/**
 * The requested act needs approval by another key. Its unit of work is rolled back; the waiting approval is stored
 * afterwards.
 */
export class ApprovalNeeded extends ApiError {
  constructor(readonly wanted: WantedAct) {
    super('approval_required');
  }
}

/** An act that was done, and the amount of it that still stands. Below zero: it took back others. Minor units. */
export interface DoneAct {
  readonly id: string;
  readonly minor: bigint;
}

/** An act that is to be done. */
export interface MoneyAct extends Money {
  /** Stays the same when the act is tried again. */
  readonly id: string;
  /** The same acts on the same subject, oldest first. Read only if the environment has limits. */
  readonly earlier: () => readonly DoneAct[] | Promise<readonly DoneAct[]>;
}

/**
 * Problem: a holder of a key that may refund can refund everything. Decision: an environment may set an amount for
 * each currency. An act that concerns more money is refused until a second key has approved exactly this act; then
 * the requesting key sends it again. What was done to the same subject before and still stands counts as well, unless it
 * was approved: ten refunds of a tenth are a refund. An approval covers one act and is never a credit for others.
 * Consequence: only the act and its amount are stored, not the request, and the
 * act is validated as usual when it is done.
 */
@Injectable()
export class Approvals {
  constructor(
    private readonly database: Database,
    private readonly approvals: ApprovalRepository,
    private readonly auditLog: AuditLog,
  ) {}

  /**
   * Call it in the unit of work of the act, once its amount is known, and again when the act is tried again: one that
   * was approved needs no other approval. Background work has no caller and needs none. The caller holds the lock of
   * the subject.
   * @throws ApprovalNeeded when the act is above the limit and not approved
   */
  async require(act: ApprovedAct, subjectId: string, { id, earlier, ...money }: MoneyAct): Promise<void> {
    const caller = currentIdentity();
    if (caller?.kind !== 'key' || Object.keys(caller.approvalLimits).length === 0) return;
    const approved = await this.approvals.usedOn(act, subjectId);
    if (approved.has(id)) return;
    const unapprovedMinor = standingWithout(approved, await earlier());
    if (!isAbove(caller.approvalLimits, money.currency, money.amountMinor + unapprovedMinor)) return;
    const { id: requestedBy, name: requestedByName, responsible: requestedFor } = deciderOf(caller);
    const wanted = { act, subjectId, ...money, requestedBy, requestedByName, requestedFor };
    const given = await this.approvals.lockOf(wanted, 'approved', new Date());
    if (!given) throw new ApprovalNeeded(wanted);
    given.useFor(id);
    this.approvals.update(given);
    await this.note('approval.used', given);
  }

  /**
   * Stores that the act waits for approval. A repeated request finds the approval that already waits.
   * @throws ApiError conflict when too many wait
   */
  async ask(scope: Scope, wanted: WantedAct): Promise<Approval> {
    return this.database.transaction(scope, async () => {
      const now = new Date();
      const known = await this.approvals.lockOf(wanted, 'waiting', now);
      if (known) return known;
      if ((await this.approvals.countWaiting(now)) >= MOST_WAITING)
        throw new ApiError('conflict', {
          message: `${MOST_WAITING} actions already wait for approval`,
          hint: 'Approve or refuse some of GET /approvals?state=waiting first.',
        });
      const approval = Object.assign(new Approval(), { id: newId('apr'), ...wanted });
      approval.begin(now);
      this.approvals.insert(approval);
      await this.note('approval.requested', approval);
      return approval;
    });
  }

  /** Newest first, with their number. Without a state: all. */
  async list(scope: Scope, state: ApprovalState | undefined, page: PageQuery): Promise<[Approval[], number]> {
    return this.database.transaction(scope, () => this.approvals.list(state, page));
  }

  /** @throws ApiError not_found */
  async get(scope: Scope, id: string): Promise<Approval> {
    return this.database.transaction(scope, async () => found(await this.approvals.findById(id)));
  }

  /**
   * @throws ApiError not_found, conflict, or forbidden when the requesting key approves or a key lacks the scope of
   * the act
   */
  async decide(caller: Caller, id: string, state: 'approved' | 'refused'): Promise<Approval> {
    return this.database.transaction(caller, async () => {
      const approval = found(await this.approvals.lockById(id));
      assertScope(caller, APPROVED_ACTS[approval.act]);
      approval.decide(state, deciderOf(caller), new Date());
      this.approvals.update(approval);
      await this.note(state === 'approved' ? 'approval.given' : 'approval.refused', approval);
      return approval;
    });
  }

  private async note(
    action: AuditAction,
    { id, act, subjectId, amountMinor, currency, ...keys }: Approval,
  ): Promise<void> {
    const details = {
      act,
      subject_id: subjectId,
      amount: formatMoney(amountMinor, currency),
      currency,
      requested_by: keys.requestedBy,
      ...(keys.decidedBy !== null && { decided_by: keys.decidedBy }),
    };
    this.auditLog.record(action, id, { details });
  }
}

/**
 * What still stands of the acts that were not approved. What took back others took back approved ones first, so it
 * makes no room for more without approval.
 */
function standingWithout(approved: ReadonlySet<string | null>, acts: readonly DoneAct[]): bigint {
  let [approvedMinor, otherMinor] = [0n, 0n];
  for (const { id, minor } of acts) {
    if (minor < 0n) {
      const rest = approvedMinor + minor;
      approvedMinor = notBelowZero(rest);
      otherMinor = notBelowZero(otherMinor - notBelowZero(-rest));
    } else if (approved.has(id)) approvedMinor += minor;
    else otherMinor += minor;
  }
  return otherMinor;
}

const notBelowZero = (minor: bigint): bigint => (minor > 0n ? minor : 0n);

/** If an environment has limits, every amount in a currency without a limit needs approval. */
function isAbove(limits: Readonly<Record<string, string>>, currency: string, amountMinor: bigint): boolean {
  const limit = limits[currency];
  return limit === undefined || amountMinor > parseMoney(limit, currency);
}

const deciderOf = ({ keyId: id, keyName: name, responsible }: Caller): Decider => ({ id, name, responsible });

function found(approval: Approval | null): Approval {
  if (!approval) throw new ApiError('not_found', { message: 'There is no such approval.' });
  return approval;
}
