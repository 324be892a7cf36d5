import { Injectable } from '@nestjs/common';
import { Database, newId, type Scope } from '@remit/database';
import { formatMoney, parseMoney } from '@remit/money';
import { AuditLog } from '@remit/audit-log';
import { ApiError, assertScope, type Caller, currentIdentity, type PageQuery } from '@remit/http-api';
import { Approval, APPROVED_ACTS, type ApprovalState, type ApprovedAct } from './approval.entity';
import { ApprovalRepository, type WantedAct } from './approval.repository';

/** More waiting ones in an environment are nobody's work. */
const MOST_WAITING = 500;

/** An act was asked for that another key has to approve. What was begun is rolled back; that it waits is noted afterwards. */
export class ApprovalNeeded extends ApiError {
  constructor(readonly wanted: WantedAct) {
    super('approval_required');
  }
}

/**
 * Problem: whoever holds a key that may refund may refund everything. Decision: an environment may name an amount for each currency above which an act about money
 * is refused until a second key has approved exactly this act; then the key that asked sends it again. Consequence: nothing is kept of the request but what it is
 * worth, and it is checked like any other when it is done.
 */
@Injectable()
export class Approvals {
  constructor(
    private readonly database: Database,
    private readonly approvals: ApprovalRepository,
    private readonly auditLog: AuditLog,
  ) {}

  /**
   * Call it in the unit of work of the act, once its amount is known. Work in the background has no caller: nobody asked for it.
   * @throws ApprovalNeeded when the act is above the limit and nobody has approved it.
   */
  async require(act: ApprovedAct, subjectId: string, money: { amountMinor: bigint; currency: string }): Promise<void> {
    const caller = currentIdentity();
    if (caller?.kind !== 'key' || !isAbove(caller.approvalLimits, money)) return;
    const wanted = { act, subjectId, ...money, requestedBy: caller.keyId };
    const given = await this.approvals.lockOf(wanted, 'approved', new Date());
    if (!given) throw new ApprovalNeeded(wanted);
    given.state = 'used';
    await this.approvals.update(given);
    await this.note('approval.used', given);
  }

  /** Notes that the act waits; asked again, it waits still. @throws ApiError conflict when too many wait */
  async ask(scope: Scope, wanted: WantedAct): Promise<Approval> {
    return this.database.transaction(scope, async () => {
      const now = new Date();
      const known = await this.approvals.lockOf(wanted, 'waiting', now);
      if (known) return known;
      if ((await this.approvals.countWaiting(now)) >= MOST_WAITING)
        throw new ApiError('conflict', {
          message: `${MOST_WAITING} acts wait for approval already`,
          hint: 'Approve or refuse some of GET /approvals?state=waiting first.',
        });
      const approval = Object.assign(new Approval(), { id: newId('apr'), ...wanted });
      approval.begin(now);
      await this.approvals.insert(approval);
      await this.note('approval.requested', approval);
      return approval;
    });
  }

  async list(scope: Scope, state: ApprovalState | undefined, page: PageQuery): Promise<[Approval[], number]> {
    return this.database.transaction(scope, () => this.approvals.list(state, page));
  }

  /** @throws ApiError not_found */
  async get(scope: Scope, id: string): Promise<Approval> {
    return this.database.transaction(scope, async () => found(await this.approvals.findById(id)));
  }

  /** @throws ApiError not_found, conflict, forbidden for the key that asked and for one that may not do the act itself */
  async decide(caller: Caller, id: string, state: 'approved' | 'refused'): Promise<Approval> {
    return this.database.transaction(caller, async () => {
      const approval = found(await this.approvals.lockById(id));
      assertScope(caller, APPROVED_ACTS[approval.act]);
      approval.decide(state, caller.keyId, new Date());
      await this.approvals.update(approval);
      await this.note(state === 'approved' ? 'approval.given' : 'approval.refused', approval);
      return approval;
    });
  }

  private async note(action: string, { id, act, subjectId, amountMinor, currency, ...keys }: Approval): Promise<void> {
    const details = {
      act,
      subject_id: subjectId,
      amount: formatMoney(amountMinor, currency),
      currency,
      requested_by: keys.requestedBy,
      ...(keys.decidedBy !== null && { decided_by: keys.decidedBy }),
    };
    await this.auditLog.record(action, id, { details });
  }
}

/** Where there are limits, a currency without one has none that may be passed alone. */
function isAbove(
  limits: Readonly<Record<string, string>>,
  { amountMinor, currency }: { amountMinor: bigint; currency: string },
): boolean {
  if (Object.keys(limits).length === 0) return false;
  const limit = limits[currency];
  return limit === undefined || amountMinor > parseMoney(limit, currency);
}

function found(approval: Approval | null): Approval {
  if (!approval) throw new ApiError('not_found', { message: 'There is no such approval.' });
  return approval;
}
