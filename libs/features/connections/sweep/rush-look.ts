import { Injectable, Logger } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { callingFor, NomodClient } from '@remit/nomod';
import { AccountSweep } from './account-sweep.entity';
import { readNewest } from './newest-charges';
import { beginRun, SweepIntake } from './sweep-intake';
import { SweptAccounts } from './swept-accounts';

/** An event that has waited for so long, in milliseconds, is one of more than can be read. */
const LATE_MS = 1_000;

/** An account is looked at this often by one process, in milliseconds. */
const LOOK_EVERY_MS = 1_500;

/** Read again before what the last look began with, in milliseconds: lists lag a little, and charges of one moment come in any order. */
const OVERLAP_MS = 5_000;

/** Accounts whose last look is remembered. */
const MOST_ACCOUNTS = 1_000;

/** Charges on no link that were looked into: as many are remembered of one account. */
const MOST_LOOKED = 10_000;

interface WaitingEvent {
  readonly scope: Scope;
  readonly connectionId: string;
  readonly receivedAt: Date;
  /** When the newest event of the connection came in. */
  readonly newestAt: () => Promise<Date | null>;
}

interface Look {
  /** The next look begins no earlier; in milliseconds. */
  nextAt: number;
  /** Charges that were made before are known; in milliseconds. */
  readTo: number;
  readonly looked: Set<string>;
}

/**
 * Looks at the newest charges of an account while its events wait in line: one call shows a hundred of them, and those of ours are read at once. The
 * others, which are mostly somebody else's, keep their turn: a payer waits for the one, nobody for the other. Nothing is decided by a list but what is read first.
 */
@Injectable()
export class RushLook {
  private readonly logger = new Logger(RushLook.name);
  private readonly looks = new Map<string, Look>();

  constructor(
    private readonly database: Database,
    private readonly accounts: SweptAccounts,
    private readonly intake: SweepIntake,
    private readonly nomod: NomodClient,
  ) {}

  /**
   * Does the work of an event; looks meanwhile when the event has waited for long. Outside any unit of work. What goes wrong with the look is left to the events
   * and the next sweep.
   */
  async beside<T>(event: WaitingEvent, work: () => Promise<T>): Promise<T> {
    let look: Promise<void> | undefined;
    const patienceMs = event.receivedAt.getTime() + LATE_MS - Date.now();
    const timer = setTimeout(() => (look = this.look(event)), Math.max(patienceMs, 0));
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      await look;
    }
  }

  /** Not when the account was looked at just now, or no event came in since. Never rejects. */
  private async look({ scope, connectionId, receivedAt, newestAt }: WaitingEvent): Promise<void> {
    const before = this.looks.get(connectionId);
    const beganAt = Date.now();
    if (before && beganAt < before.nextAt) return;
    const looked = before && before.looked.size < MOST_LOOKED ? before.looked : new Set<string>();
    const readTo = Math.max(before?.readTo ?? 0, receivedAt.getTime());
    const look: Look = { nextAt: Infinity, readTo, looked };
    this.remember(connectionId, look);
    try {
      const newest = (await newestAt())?.getTime() ?? 0;
      if (before && newest + OVERLAP_MS < before.readTo) return;
      await callingFor('interactive', () => this.read(scope, connectionId, look));
      look.readTo = beganAt;
    } catch (error) {
      this.logger.warn({ message: 'The newest charges could not be looked at', connectionId, reason: String(error) });
    } finally {
      look.nextAt = beganAt + LOOK_EVERY_MS;
    }
  }

  private async read(scope: Scope, connectionId: string, { looked, readTo }: Look): Promise<void> {
    const { account, stock } = await this.database.reading(scope, () => this.accounts.open(scope, connectionId));
    const begun = beginRun({ ...account, looked }, AccountSweep.of(connectionId).progress);
    // Rows that cannot be read wait for the sweep.
    const run = { ...begun, readAlone: Infinity };
    // What is tapped in a shop is on neither.
    for (const type of stock.hasOpenInvoices ? (['link', 'invoice'] as const) : (['link'] as const))
      await readNewest(
        new Date(readTo - OVERLAP_MS),
        (next) => this.nomod.chargePage(account.credentials, next, { type }),
        async (page) => void (await this.intake.takePage(run, page)),
      );
  }

  private remember(connectionId: string, look: Look): void {
    this.looks.delete(connectionId);
    this.looks.set(connectionId, look);
    const [oldest] = this.looks.keys();
    if (oldest !== undefined && this.looks.size > MOST_ACCOUNTS) this.looks.delete(oldest);
  }
}
