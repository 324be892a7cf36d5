import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Database } from '@remit/database';
import { ConnectionRefused, EventBus } from '@remit/domain-events';
import { callingFor, GatewayBusy, GatewayError, type GatewayPage, PaymentGateway } from '@remit/gateway';
import { Settings } from '@remit/settings';
import { type HabitAnswers, listAnswers, readsObjects } from '../habits/habit';
import { NomodHabits } from '../habits/nomod-habits';
import { GatewayTroubles } from '../troubles/gateway-troubles';
import type { AccountSweep, WebhookHealth } from './account-sweep.entity';
import { noteObstacle } from './sweep-obstacle';
import { AccountSweeps } from './account-sweeps';
import {
  changesUncounted,
  CLOSED_INVOICES,
  type ClosedInvoices,
  isOfInvoices,
  type LaterStatus,
  LIST_CALLS,
  listInTurn,
} from './list-in-turn';
import { readListed, UNREAD } from './listed-status';
import { LIST_FAULTS, readNewest } from './newest-charges';
import { refundableSince, type OpenObjects } from './sweep-part';
import { beginRun, SweepIntake, type SweepRun } from './sweep-intake';
import { SweepParts } from './sweep-parts';
import { type OpenedAccount, SweptAccounts } from './swept-accounts';

/** Milliseconds of overlap with the previous sweep: lists lag, charges take time, clocks differ. */
const OVERLAP_MS = 15 * 60_000;

/** Milliseconds that the first sweep looks back. */
const FIRST_PERIOD_MS = 24 * 3_600_000;

/** Maximum number of charges per sweep that are read one by one because they left a list. */
const MOST_VANISHED = 10;

/** Milliseconds after which an event that was sent has arrived. */
const EVENT_MS = 10_000;

/** Sweeps are this many times rarer while webhooks announce every charge, and more frequent otherwise. */
const PACE: Readonly<Record<WebhookHealth, number>> = { arriving: 1.5, unknown: 1, missing: 0.5 };

/** A sweep takes at most a third of the time, even when Nomod or the database is slow. */
const REST = 2;

/** Longest pause after a sweep that Nomod did not answer, in seconds. */
const UNANSWERED_SECONDS = 30;

export interface PreparedSweep extends OpenedAccount {
  readonly sweep: AccountSweep;
  /** Later charges may be unknown; null before the first complete sweep. */
  readonly since: Date | null;
}

export interface DoneSweep {
  readonly sweep: AccountSweep;
  readonly estate: readonly string[];
  /** Why the sweep was not completed; null when it was; undefined when a gateway trouble covers it. */
  readonly obstacle: string | null | undefined;
  /** New observations of the lists; undefined when there are none. */
  readonly habits: HabitAnswers | undefined;
}

/** Reads what is new in the lists of a Nomod account. Its cost depends on the news, not on the stock. */
@Injectable()
export class AccountSweeping {
  constructor(
    private readonly database: Database,
    private readonly accounts: SweptAccounts,
    private readonly sweeps: AccountSweeps,
    private readonly habits: NomodHabits,
    private readonly parts: SweepParts,
    private readonly intake: SweepIntake,
    private readonly gateway: PaymentGateway,
    private readonly troubles: GatewayTroubles,
    private readonly bus: EventBus,
    private readonly settings: Settings,
  ) {}

  /** The starting point of a sweep. Needs a unit of work. */
  async prepare(connectionId: string): Promise<PreparedSweep> {
    const opened = await this.accounts.open(this.database.scope, connectionId);
    return { ...opened, ...(await this.sweeps.begin(connectionId, opened.account.estate)) };
  }

  /**
   * Must run outside a unit of work. Safe to repeat.
   * @returns the state to store
   */
  async sweep({ sweep, since, stock, account }: PreparedSweep): Promise<DoneSweep> {
    const { progress } = sweep;
    const looked = new Set(progress.looked);
    const run = beginRun({ ...account, looked }, progress);
    const { lists } = run;
    const before = progress.turn === 0 ? undefined : { ...lists };
    progress.turn += 1;
    sweep.pauseSeconds = this.settings.pollIntervalSeconds;
    const began = Date.now();
    let obstacle: string | null | undefined;
    try {
      obstacle = await callingFor('sweep', () => this.readAll(run, sweep, { since, stock }));
      const tookSeconds = (Date.now() - began) / 1_000;
      sweep.pauseSeconds = Math.max(sweep.pauseSeconds * PACE[sweep.webhooks], REST * tookSeconds);
    } catch (error) {
      // The account has no call left for the least urgent work. The sweep returns later, and no waiting work is
      // delayed.
      if (error instanceof GatewayBusy) {
        sweep.pauseSeconds = error.seconds;
        obstacle = error.message;
      } else if (error instanceof GatewayError) {
        await this.reportFailure(run, error);
        sweep.pauseSeconds = Math.min(sweep.pauseSeconds, UNANSWERED_SECONDS);
      } else throw error;
    }
    progress.looked = [...looked].filter((id) => run.seen.has(id));
    sweep.readsObjects = readsObjects(lists);
    return {
      sweep,
      estate: account.estate,
      obstacle,
      habits: isDeepStrictEqual(lists, before) ? undefined : listAnswers(lists),
    };
  }

  /** Needs a unit of work. */
  async save({ sweep, estate, obstacle, habits }: DoneSweep): Promise<void> {
    if (obstacle !== undefined)
      for (const news of noteObstacle(sweep, obstacle, new Date())) await this.bus.publish(news);
    await this.sweeps.save(sweep, estate);
    if (habits) await this.habits.note(this.database.scope, sweep.id, habits);
  }

  private async readAll(
    run: SweepRun,
    sweep: AccountSweep,
    { since, stock }: { since: Date | null; stock: OpenObjects },
  ): Promise<string | null> {
    const fault = await this.readNewCharges(run, sweep, since ?? new Date(Date.now() - FIRST_PERIOD_MS));
    for (const part of this.parts.all) await part.repair?.(run.swept);
    const list = listInTurn(run.progress.turn, stock);
    if (list) await (isOfInvoices(list) ? this.readClosedInvoices(run, list) : this.readLaterStatus(run, list));
    await this.intake.readWatched(run);
    await this.readObjects(run);
    return fault;
  }

  /** One feature per sweep, in turn, while the lists are reliable. */
  private async readObjects(run: SweepRun): Promise<void> {
    const { progress, lists } = run;
    const readsLinks = !(lists.areNewestFirst && lists.haveEnd);
    const readsPaidCharges = !(lists.haveCount && lists.areFiltered && lists.haveEnd);
    const readers = this.parts.all.filter((part) => part.readObjects);
    const inTurn = readers.filter((_, index) => index === progress.turn % readers.length);
    for (const part of readsLinks || readsPaidCharges ? readers : inTurn) {
      const after = progress.cursors[part.name] ?? null;
      const last = await part.readObjects?.(run.swept, { after, readsLinks, readsPaidCharges });
      if (last !== undefined) progress.cursors[part.name] = last;
    }
  }

  /** @returns what is wrong with the list of charges; null when nothing is */
  private async readNewCharges(run: SweepRun, sweep: AccountSweep, since: Date): Promise<string | null> {
    const began = new Date();
    const { credentials } = run.swept;
    const read = await readNewest(
      new Date(since.getTime() - OVERLAP_MS),
      (next) => this.gateway.chargePage(credentials, next),
      async (page) => void (await this.intake.takePage(run, page)),
      { readsOn: !run.lists.haveEnd },
    );
    if (read.fault !== undefined) run.lists.haveEnd = read.fault === null;
    run.lists.areNewestFirst = read.isNewestFirst ?? run.lists.areNewestFirst;
    run.lists.haveCount = read.hasCount;
    sweep.webhooks = (await this.webhooksSince(run, since, began)) ?? sweep.webhooks;
    if (read.isComplete) sweep.sweptAt = began;
    return read.isComplete || !read.fault ? null : LIST_FAULTS[read.fault];
  }

  /** Whether webhooks announced our charges since then; undefined when there were none, or no webhooks are received. */
  private async webhooksSince(run: SweepRun, since: Date, now: Date): Promise<WebhookHealth | undefined> {
    const [from, to] = [since.getTime() - EVENT_MS, now.getTime() - EVENT_MS];
    const recent = [...run.ours].filter(([, created]) => created.getTime() > from && created.getTime() <= to);
    const ids = recent.map(([id]) => id);
    if (ids.length === 0) return undefined;
    for (const part of this.parts.all) {
      const heard = await part.announcedOf?.(run.swept, ids);
      if (heard) return ids.every((id) => heard.has(id)) ? 'arriving' : 'missing';
    }
    return undefined;
  }

  /** Refunds and disputes of charges older than the newest page. */
  private async readLaterStatus(run: SweepRun, status: LaterStatus): Promise<void> {
    const { swept, progress } = run;
    const horizon = refundableSince();
    const read = await readListed(progress.lists[status] ?? UNREAD, {
      calls: LIST_CALLS,
      changesUncounted: changesUncounted(status),
      read: (page) => orNothing(page, this.gateway.chargePage(swept.credentials, { page: `${page}` }, { status })),
      take: async (page) => {
        if (page.items.length > 0) run.lists.areFiltered = page.items.every((charge) => charge.status === status);
        return this.intake.takePage(run, page);
      },
      isLast: ({ items }) =>
        run.lists.areNewestFirst && items.length > 0 && items.every(({ created }) => created < horizon),
    });
    progress.lists[status] = read.progress;
    if (read.endsEarly) run.lists.haveEnd = false;
    if (!read.ended || !read.progress.isWhole) return;
    for (const part of this.parts.all) {
      const wanted = { without: read.progress.seen, most: MOST_VANISHED };
      await this.intake.readAgain(run, (await part.recordedAs?.(swept, status, wanted)) ?? []);
    }
  }

  private async readClosedInvoices(run: SweepRun, list: ClosedInvoices): Promise<void> {
    const { swept, progress } = run;
    const status = CLOSED_INVOICES[list];
    const read = await readListed(progress.lists[list] ?? UNREAD, {
      calls: LIST_CALLS,
      read: (page) => orNothing(page, this.gateway.invoicePage(swept.credentials, { page: `${page}` }, { status })),
      take: async (page) => {
        const ids = page.items.filter((invoice) => invoice.status === status).map(({ id }) => id);
        const taken = await Promise.all(this.parts.all.map(async (part) => part.takeClosedInvoices?.(swept, ids)));
        return taken.flatMap((found) => found ?? []);
      },
    });
    progress.lists[list] = read.progress;
    if (read.endsEarly) run.lists.haveEnd = false;
  }

  private async reportFailure({ swept }: SweepRun, error: GatewayError): Promise<void> {
    const { scope, connectionId } = swept;
    if (error.kind === 'unauthorized')
      await this.database.transaction(scope, () =>
        this.bus.publish(new ConnectionRefused({ connection_id: connectionId })),
      );
    await this.troubles.note(scope, { connectionId, object: 'account_charges', objectId: connectionId }, error);
  }
}

/** The list may have become shorter. A page beyond its end is the end. */
async function orNothing<T>(page: number, reading: Promise<GatewayPage<T>>): Promise<GatewayPage<T>> {
  return reading.catch((error: unknown) => {
    if (page === 1 || !(error instanceof GatewayError) || error.kind !== 'not_found') throw error;
    return { items: [], unreadable: [], next: null, count: null };
  });
}
