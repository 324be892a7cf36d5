import { Check, Column, Entity, Index } from 'typeorm';
import { MinorColumn, ScopedEntity, TimeColumn } from '@remit/database';
import type { SyncState } from '@remit/invoices';
import { isClosedThere, type Owed, SYNC_TRANSITIONS, type SyncFacts } from './rules/next-step';
import { PAGE_DETAILS, type PageDetail } from './rules/page-details';

/** The reason kept when Nomod says that an invoice is paid and no single charge explains it. */
export const PAID_WITHOUT_CHARGE = 'paid_without_charge';

/** Nomod's clock and ours may differ by this much, in milliseconds, as for webhooks. */
export const CLOCK_SKEW_MS = 300_000;

/** A Nomod invoice as it was made or found; the URL is sealed. */
export interface RemoteInvoice {
  readonly nomodInvoiceId: string;
  readonly nomodCustomerId: string;
  readonly nomodReferenceId: string | null;
  readonly nomodInvoiceCode: string | null;
  readonly nomodInvoiceStatus: string;
  readonly url: string;
  /** By Nomod's clock; null when it does not tell. */
  readonly nomodCreatedAt: Date | null;
}

/** Names the intent to make the Nomod invoice of an invoice, each generation by itself. */
export const creationOf = (invoiceId: string, generation: number): string =>
  generation === 1 ? invoiceId : `${invoiceId}:${generation}`;

/** Where one of our invoices stands at Nomod. The id is our invoice's: one row, and one live Nomod invoice, for each. */
@Entity({ name: 'invoice_syncs' })
@Index('invoice_syncs_nomod_invoice', ['tenantId', 'environmentId', 'nomodInvoiceId'], {
  unique: true,
  where: 'nomod_invoice_id is not null',
})
@Index('invoice_syncs_charge', ['tenantId', 'environmentId', 'lastChargeId'], {
  unique: true,
  where: 'last_charge_id is not null',
})
@Index('invoice_syncs_nomod_customer', ['tenantId', 'environmentId', 'nomodCustomerId', 'id'], {
  where: 'nomod_customer_id is not null',
})
@Index('invoice_syncs_connection', ['tenantId', 'environmentId', 'connectionId'])
@Index('invoice_syncs_open_page', ['tenantId', 'environmentId', 'connectionId', 'id'], {
  where: `state = 'synced' and (nomod_invoice_status is null or nomod_invoice_status not in ('paid', 'cancelled'))`,
})
@Index('invoice_syncs_by_state', ['tenantId', 'environmentId', 'state', 'id'])
@Check('invoice_syncs_state', `state in ('off', 'waiting', 'syncing', 'synced', 'failed', 'cancelled')`)
@Check('invoice_syncs_amount', 'amount_minor > 0')
@Check('invoice_syncs_synced', `state <> 'synced' or (nomod_invoice_id is not null and url is not null)`)
export class InvoiceSyncRecord extends ScopedEntity implements SyncFacts {
  /** Null while sync is off. */
  @Column({ type: 'text', nullable: true })
  connectionId: string | null = null;

  @Column({ type: 'text' })
  state: SyncState;

  /** Counts the Nomod invoices made for this invoice one after another: part of what a lookup searches for. */
  @Column({ type: 'integer', default: 1 })
  generation: number = 1;

  /** What the Nomod invoice asks, or shall ask. */
  @MinorColumn()
  amountMinor: bigint;

  @Column({ type: 'text' })
  currency: string;

  @Column({ type: 'text', nullable: true })
  nomodCustomerId: string | null = null;

  @Column({ type: 'text', nullable: true })
  nomodInvoiceId: string | null = null;

  @Column({ type: 'text', nullable: true })
  nomodReferenceId: string | null = null;

  @Column({ type: 'text', nullable: true })
  nomodInvoiceCode: string | null = null;

  /** As Nomod said it last: scheduled, unpaid, overdue, paid or cancelled. */
  @Column({ type: 'text', nullable: true })
  nomodInvoiceStatus: string | null = null;

  /** Encrypted. */
  @Column({ type: 'text', nullable: true })
  url: string | null = null;

  @Column({ type: 'boolean', default: false })
  isUnusable: boolean = false;

  /** The page at Nomod is to be made again: it says what is not so any more. */
  @Column({ type: 'boolean', default: false })
  isOutdated: boolean = false;

  /** Details that changed here since the page was made and that it may not show, with blanks between them. */
  @Column({ type: 'text', nullable: true })
  changedDetails: string | null = null;

  /** The charge that was taken on the Nomod invoice, once known. */
  @Column({ type: 'text', nullable: true })
  lastChargeId: string | null = null;

  /** Tries since it was last asked for, the successful one included. */
  @Column({ type: 'integer', default: 0 })
  attempts: number = 0;

  @Column({ type: 'text', nullable: true })
  lastErrorCode: string | null = null;

  @Column({ type: 'text', nullable: true })
  lastError: string | null = null;

  @TimeColumn({ nullable: true })
  nextTryAt: Date | null = null;

  @TimeColumn({ nullable: true })
  syncedAt: Date | null = null;

  /** When Nomod made it, by Nomod's own clock: no charge before that paid it. Null when Nomod did not tell. */
  @TimeColumn({ nullable: true })
  nomodCreatedAt: Date | null = null;

  /** When Nomod's status was last read. */
  @TimeColumn({ nullable: true })
  checkedAt: Date | null = null;

  /** When Nomod was first seen to say that it is paid. */
  @TimeColumn({ nullable: true })
  paidSeenAt: Date | null = null;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  updatedAt: Date;

  static start(invoiceId: string, connectionId: string | null, owed: Owed, now: Date): InvoiceSyncRecord {
    const state: SyncState = connectionId === null ? 'off' : 'waiting';
    return Object.assign(new InvoiceSyncRecord(), {
      id: invoiceId,
      connectionId,
      state,
      currency: owed.currency,
      amountMinor: owed.amountMinor,
      createdAt: now,
      updatedAt: now,
    });
  }

  /** No earlier charge can have paid it. By Nomod's clock, or a little before ours when Nomod does not say. */
  get madeAt(): Date {
    return this.nomodCreatedAt ?? new Date((this.syncedAt ?? this.createdAt).getTime() - CLOCK_SKEW_MS);
  }

  get tookCharge(): boolean {
    return this.lastChargeId !== null;
  }

  get chargeSearchEnded(): boolean {
    return this.tookCharge || this.lastErrorCode === PAID_WITHOUT_CHARGE;
  }

  /** True when the Nomod invoice can be paid as far as is known. */
  get isOpen(): boolean {
    return this.state === 'synced' && !this.tookCharge && !isClosedThere(this.nomodInvoiceStatus);
  }

  /** It can be paid at Nomod, or a charge paid it that is still searched for. */
  get isUnended(): boolean {
    return this.isOpen || (this.nomodInvoiceStatus === 'paid' && !this.chargeSearchEnded);
  }

  get changed(): PageDetail[] {
    const names = this.changedDetails?.split(' ') ?? [];
    return PAGE_DETAILS.filter((detail) => names.includes(detail));
  }

  /** They changed here. @returns whether the page may have to say so. */
  noteChanged(details: readonly PageDetail[]): boolean {
    if (details.length === 0 || !(this.state === 'syncing' || this.isOpen)) return false;
    this.changedDetails = [...new Set([...this.changed, ...details])].join(' ');
    return true;
  }

  /** Names the intent to create this generation's Nomod invoice. */
  get subjectId(): string {
    return creationOf(this.id, this.generation);
  }

  /** A push begins. @param owed what to ask; null keeps what an earlier call of unknown outcome asked. */
  startPush(connectionId: string, owed: Owed | null): void {
    this.moveTo('syncing');
    this.connectionId = connectionId;
    if (owed) {
      this.amountMinor = owed.amountMinor;
      this.currency = owed.currency;
    }
  }

  /**
   * The Nomod invoice exists. Its URL may be shown only after `markSynced`.
   * @param asked what it was asked to ask: what shall be asked may have changed since.
   */
  keep(remote: RemoteInvoice, asked: Owed): void {
    Object.assign(this, remote, { amountMinor: asked.amountMinor, currency: asked.currency });
    this.syncedAt = new Date();
    this.checkedAt = this.syncedAt;
    this.attempts += 1;
    this.nextTryAt = null;
  }

  markSynced(): void {
    this.moveTo('synced');
    this.clearTrouble();
  }

  clearTrouble(): void {
    this.lastErrorCode = null;
    this.lastError = null;
    this.nextTryAt = null;
  }

  /** Nomod asks something else than it was asked to: it has to go. */
  markUnusable(code: string, reason: string): void {
    this.isUnusable = true;
    this.lastErrorCode = code;
    this.lastError = reason;
  }

  /** `paid` is never taken back by a reading that comes late. False when nothing changed. */
  showStatus(status: string, now: Date): boolean {
    this.checkedAt = now;
    if (this.state === 'synced' && !this.chargeSearchEnded) this.clearTrouble();
    if (status === 'unknown' || status === this.nomodInvoiceStatus || this.nomodInvoiceStatus === 'paid') return false;
    this.nomodInvoiceStatus = status;
    if (status === 'paid') this.paidSeenAt = now;
    return true;
  }

  /** Not now: tried again at the given time. */
  defer(code: string, reason: string, nextTryAt: Date): void {
    this.attempts += 1;
    this.lastErrorCode = code;
    this.lastError = reason;
    this.nextTryAt = nextTryAt;
  }

  /** Not until a person has acted. */
  fail(code: string, reason: string): void {
    this.moveTo('failed');
    this.attempts += 1;
    this.lastErrorCode = code;
    this.lastError = reason;
    this.nextTryAt = null;
  }

  cancel(): void {
    this.moveTo('cancelled');
    this.clearTrouble();
  }

  /** The charge that paid it is known. */
  claimCharge(chargeId: string): void {
    this.lastChargeId = chargeId;
    this.clearTrouble();
  }

  /** To be pushed anew; whatever Nomod has from before no longer counts. */
  restart(owed: Owed): void {
    this.moveTo('waiting');
    if (this.nomodInvoiceId !== null) this.generation += 1;
    Object.assign(this, {
      amountMinor: owed.amountMinor,
      currency: owed.currency,
      nomodInvoiceId: null,
      nomodReferenceId: null,
      nomodInvoiceCode: null,
      nomodInvoiceStatus: null,
      url: null,
      isUnusable: false,
      isOutdated: false,
      lastChargeId: null,
      syncedAt: null,
      nomodCreatedAt: null,
      paidSeenAt: null,
      attempts: 0,
      nextTryAt: null,
    } satisfies Partial<InvoiceSyncRecord>);
  }

  private moveTo(state: SyncState): void {
    if (!SYNC_TRANSITIONS[this.state].includes(state)) {
      throw new Error(`The sync of ${this.id} is ${this.state} and cannot become ${state}`);
    }
    this.state = state;
  }
}
