import { Injectable, Logger } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { callingFor, PaymentGateway } from '@remit/gateway';
import { AccountSweep } from './account-sweep.entity';
import { readNewest } from './newest-charges';
import { beginRun, SweepIntake } from './sweep-intake';
import { SweptAccounts } from './swept-accounts';

/** Milliseconds. An event that waited this long shows that more arrive than can be read. */
const LATE_MS = 1_000;

/** Milliseconds between two looks at an account by one process. */
const LOOK_EVERY_MS = 1_500;

/** Milliseconds of overlap with the previous look: lists lag a little, and simultaneous charges come in any order. */
const OVERLAP_MS = 5_000;

/** Maximum number of accounts whose last look is remembered. */
const MOST_ACCOUNTS = 1_000;

/** Maximum number of checked charges without a link that are remembered per account. */
const MOST_LOOKED = 10_000;

interface WaitingEvent {
  readonly scope: Scope;
  readonly connectionId: string;
  readonly receivedAt: Date;
  /** When the newest event of the connection arrived. */
  readonly newestAt: () => Promise<Date | null>;
}

interface Look {
  /** Earliest start of the next look, in milliseconds. */
  nextAt: number;
  /** Older charges are known. In milliseconds. */
  readTo: number;
  readonly looked: Set<string>;
}

/**
 * Reads the newest charges of an account while many of its events wait. One call shows a hundred charges, and ours
 * are read at once. The others, mostly foreign, keep their place in the queue: a payer waits for ours, nobody for the
 * others. The list itself decides nothing; each charge is read first.
 */
@Injectable()
export class BacklogReading {
  private readonly logger = new Logger(BacklogReading.name);
  private readonly looks = new Map<string, Look>();

  constructor(
    private readonly database: Database,
    private readonly accounts: SweptAccounts,
    private readonly intake: SweepIntake,
    private readonly gateway: PaymentGateway,
  ) {}

  /**
   * Processes an event, and looks at the account meanwhile when the event has waited long. Must run outside a unit of
   * work. Errors of the look are left to the events and the next sweep.
   */
  async beside<T>(event: WaitingEvent, work: () => Promise<T>): Promise<T> {
    let readNewest: Promise<void> | undefined;
    const patienceMs = event.receivedAt.getTime() + LATE_MS - Date.now();
    const timer = setTimeout(() => (readNewest = this.look(event)), Math.max(patienceMs, 0));
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      await readNewest;
    }
  }

  /** Does nothing when the account was read a moment ago, or no event arrived since. Never rejects. */
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
      this.logger.warn({ message: 'The newest charges could not be read', connectionId, reason: String(error) });
    } finally {
      look.nextAt = beganAt + LOOK_EVERY_MS;
    }
  }

  private async read(scope: Scope, connectionId: string, { looked, readTo }: Look): Promise<void> {
    const { account, stock } = await this.database.reading(scope, () => this.accounts.open(scope, connectionId));
    const begun = beginRun({ ...account, looked }, AccountSweep.of(connectionId).progress);
    // Unreadable rows wait for the sweep.
    const run = { ...begun, readAlone: Infinity };
    // A card tapped in a shop has neither.
    for (const type of stock.hasOpenInvoices ? (['link', 'invoice'] as const) : (['link'] as const))
      await readNewest(
        new Date(readTo - OVERLAP_MS),
        (next) => this.gateway.chargePage(account.credentials, next, { type }),
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
