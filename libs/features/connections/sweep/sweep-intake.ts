import { Injectable } from '@nestjs/common';
import { type GatewayCharge, GatewayError, type GatewayPage, PaymentGateway, type UnreadableRow } from '@remit/gateway';
import { type ListHabits, listHabitsOf } from '../habits/habit';
import { GatewayTroubles, isUnusableAnswer } from '../troubles/gateway-troubles';
import type { SweepProgress } from './account-sweep.entity';
import type { SweptAccount } from './sweep-part';
import { SweepParts } from './sweep-parts';

/**
 * Maximum number per sweep of unreadable rows that are read one by one, and of charges read again because they are
 * not final.
 */
const MOST_READ_ALONE = 5;
const MOST_WATCHED_READ = 3;

/** Milliseconds. A charge is final by then: an authorised one is captured or released within seven days. */
const WATCHED_FOR_MS = 8 * 24 * 3_600_000;

const MOST_WATCHED = 500;

/** A running sweep. */
export interface SweepRun {
  readonly swept: SweptAccount;
  readonly progress: SweepProgress;
  /** Charges that were read in this sweep. */
  readonly seen: Set<string>;
  /** Our charges among them that took money, with their times. */
  readonly ours: Map<string, Date>;
  /** Number of rows that were read one by one. */
  readAlone: number;
  /** Known and new observations of the account's lists. */
  readonly lists: ListHabits;
}

/** A sweep, or another read of the lists, that has read nothing yet. */
export const beginRun = (swept: SweptAccount, progress: SweepProgress): SweepRun => ({
  swept,
  progress,
  seen: new Set(),
  ours: new Map(),
  readAlone: 0,
  lists: listHabitsOf(swept.habits),
});

/** Passes what a sweep reads to the features, and remembers what must be read again. */
@Injectable()
export class SweepIntake {
  constructor(
    private readonly parts: SweepParts,
    private readonly gateway: PaymentGateway,
    private readonly troubles: GatewayTroubles,
  ) {}

  /** @returns the ids of charges that are ours. @throws GatewayError */
  async takePage(run: SweepRun, page: Pick<GatewayPage<GatewayCharge>, 'items' | 'unreadable'>): Promise<string[]> {
    const charges = [...page.items];
    for (const row of page.unreadable) {
      const charge = await this.readable(run, row);
      if (charge) charges.push(charge);
    }
    return this.take(run, charges);
  }

  /**
   * Reads charges one by one that were not final at the last read, longest unread first.
   * @throws GatewayError
   */
  async readWatched(run: SweepRun): Promise<void> {
    const { watched } = run.progress;
    const waiting = Object.keys(watched).filter((id) => !run.seen.has(id));
    for (const id of waiting.slice(0, MOST_WATCHED_READ)) {
      if (Date.now() - Date.parse(watched[id] ?? '') > WATCHED_FOR_MS) {
        delete watched[id];
        continue;
      }
      this.watch(run, id);
      await this.readAgain(run, [id]);
    }
  }

  /**
   * Reads single charges that a list should have shown and did not.
   * @throws GatewayError
   */
  async readAgain(run: SweepRun, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const charge = await this.tryRead(run, { id });
      if (charge) await this.take(run, [charge]);
    }
  }

  private async take(run: SweepRun, charges: readonly GatewayCharge[]): Promise<string[]> {
    const { watched } = run.progress;
    const ours: string[] = [];
    const unsettled: string[] = [];
    for (const part of this.parts.all) {
      const taken = await part.takeCharges?.(run.swept, charges);
      ours.push(...(taken?.ours ?? []));
      unsettled.push(...(taken?.unsettled ?? []));
    }
    for (const { id, created } of charges) {
      run.seen.add(id);
      if (ours.includes(id) && !unsettled.includes(id)) run.ours.set(id, created);
      if (!unsettled.includes(id)) delete watched[id];
    }
    for (const id of unsettled) this.watch(run, id);
    return ours;
  }

  /** A charge on a link that is certainly foreign is skipped without a trace. */
  private async readable(run: SweepRun, row: UnreadableRow): Promise<GatewayCharge | undefined> {
    const { id } = row;
    if (id === null) {
      const { scope, connectionId } = run.swept;
      await this.troubles.noteRows(scope, { connectionId, object: 'account_charges', objectId: connectionId }, [row]);
      return undefined;
    }
    if (id in run.progress.watched) return undefined;
    if (typeof row.linkId === 'string' && !(await this.ownerOf(run, row.linkId))) return undefined;
    if (run.readAlone >= MOST_READ_ALONE) {
      this.watch(run, id);
      return undefined;
    }
    run.readAlone += 1;
    return this.tryRead(run, { ...row, id });
  }

  private async tryRead(
    run: SweepRun,
    row: { id: string; linkId?: string | null },
  ): Promise<GatewayCharge | undefined> {
    try {
      return await this.gateway.getCharge(run.swept.credentials, row.id);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      if (error.kind !== 'not_found' && !isUnusableAnswer(error.kind)) throw error;
      await this.note(run, row.id, row.linkId, error);
      this.watch(run, row.id);
      return undefined;
    }
  }

  /** A person is asked when it persists. */
  private async note(
    { swept }: SweepRun,
    objectId: string,
    linkId: string | null | undefined,
    error: GatewayError,
  ): Promise<void> {
    const { scope, connectionId } = swept;
    const owner = typeof linkId === 'string' ? await this.ownerOf({ swept }, linkId) : undefined;
    await this.troubles.note(scope, { connectionId, object: 'charge', objectId, ...owner }, error);
  }

  private async ownerOf({ swept }: Pick<SweepRun, 'swept'>, linkId: string) {
    for (const part of this.parts.all) {
      const owner = await part.ownerOf?.(swept, linkId);
      if (owner) return owner;
    }
    return undefined;
  }

  /** It moves to the end of the queue. */
  private watch({ progress: { watched } }: SweepRun, id: string): void {
    const since = watched[id] ?? new Date().toISOString();
    if (!(id in watched) && Object.keys(watched).length >= MOST_WATCHED) return;
    delete watched[id];
    watched[id] = since;
  }
}
