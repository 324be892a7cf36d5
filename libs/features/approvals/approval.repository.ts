import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository, searchPage } from '@remit/database';
import { MoreThan } from 'typeorm';
import type { PageQuery } from '@remit/http-api';
import { Approval, type ApprovalState, type ApprovedAct } from './approval.entity';

export type WantedAct = Pick<
  Approval,
  'act' | 'subjectId' | 'amountMinor' | 'currency' | 'requestedBy' | 'requestedByName' | 'requestedFor'
>;

@Injectable()
export class ApprovalRepository extends ScopedRepository<Approval> {
  constructor(database: Database) {
    super(database, Approval);
  }

  /** The approval of this act in this state that has not expired, locked because it may be used only once. */
  async lockOf(wanted: WantedAct, state: ApprovalState, now: Date): Promise<Approval | null> {
    const { act, subjectId, amountMinor, currency, requestedBy } = wanted;
    const found = await this.rowsWhere({ act, subjectId, currency, requestedBy, state }, { order: 'id', lock: true });
    return found.find((one) => one.amountMinor === amountMinor && one.expiresAt > now) ?? null;
  }

  /** Ids of the acts on a subject that were approved and done, or tried. */
  async usedOn(act: ApprovedAct, subjectId: string): Promise<ReadonlySet<string | null>> {
    const used = await this.rowsWhere({ act, subjectId, state: 'used' });
    return new Set(used.map(({ usedFor }) => usedFor));
  }

  async countWaiting(now: Date): Promise<number> {
    return this.manager.countBy(Approval, this.where({ state: 'waiting', expiresAt: MoreThan(now) }));
  }

  /** @returns the rows of the page, plus one if more exist, and the total number of rows */
  async list(state: ApprovalState | undefined, page: PageQuery): Promise<[Approval[], number]> {
    const query = this.query('approval');
    if (state !== undefined) query.andWhere('approval.state = :state', { state });
    if (state === 'waiting') query.andWhere('approval.expiresAt > now()');
    return searchPage(this.manager, query, page.pageRequest);
  }
}
