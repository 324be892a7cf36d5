import { Check, Column, Entity, Index } from 'typeorm';
import { MinorColumn, ScopedEntity, TimeColumn } from '@remit/database';
import type { SyncState } from '@remit/invoices';
import type { Money } from '@remit/money';
import { isClosedThere, SYNC_TRANSITIONS, type SyncFacts } from './rules/next-step';
import { PAGE_DETAILS, type PageDetail } from './rules/page-details';
import type { RemoteInvoice } from './rules/remote-invoice';

/** Error code of an invoice that Nomod reports as paid while no single charge explains the payment. */
export const PAID_WITHOUT_CHARGE = 'paid_without_charge';

/** Milliseconds by which Nomod's clock and ours may differ. The same tolerance applies to webhooks. */
export const CLOCK_SKEW_MS = 300_000;

/** Id of the intent to create the Nomod invoice of an invoice. Each generation has its own id. */
export const creationOf = (invoiceId: string, generation: number): string =>
  generation === 1 ? invoiceId : `${invoiceId}:${generation}`;

/** Sync state of one of our invoices, under the invoice's id: each invoice has one row and one live Nomod invoice. */
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
@Index('invoice_syncs_reference', ['tenantId', 'environmentId', 'nomodReferenceId'], {
  where: 'nomod_reference_id is not null',
})
@Index('invoice_syncs_code', ['tenantId', 'environmentId', 'nomodInvoiceCode'], {
  where: 'nomod_invoice_code is not null',
})
@Index('invoice_syncs_url', ['tenantId', 'environmentId', 'urlFingerprint'], { where: `url_fingerprint <> ''` })
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

  /** Number of the current Nomod invoice among those created in turn for this invoice. A lookup searches for it. */
  @Column({ type: 'integer', default: 1 })
  generation: number = 1;

  /** Amount that the Nomod invoice asks, or is going to ask. */
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

  /** Status last read from Nomod: scheduled, unpaid, overdue, paid or cancelled. */
  @Column({ type: 'text', nullable: true })
  nomodInvoiceStatus: string | null = null;

  /** Encrypted. */
  @Column({ type: 'text', nullable: true })
  url: string | null = null;

  /** Finds the invoice by its URL. Empty without a URL. */
  @Column({ type: 'text', default: '' })
  urlFingerprint: string = '';

  @Column({ type: 'boolean', default: false })
  isUnusable: boolean = false;

  /** The page at Nomod shows outdated details and has to be created again. */
  @Column({ type: 'boolean', default: false })
  isOutdated: boolean = false;

  /** Details that changed here after the page was created and that it may not show, separated by blanks. */
  @Column({ type: 'text', nullable: true })
  changedDetails: string | null = null;

  /** The charge that was taken on the Nomod invoice, once known. */
  @Column({ type: 'text', nullable: true })
  lastChargeId: string | null = null;

  /** Attempts since the push was last requested, including the successful one. */
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

  /** When Nomod created it, by Nomod's clock. No earlier charge paid it. Null when Nomod does not return it. */
  @TimeColumn({ nullable: true })
  nomodCreatedAt: Date | null = null;

  /** When Nomod's status was last read. */
  @TimeColumn({ nullable: true })
  checkedAt: Date | null = null;

  /** When Nomod was first seen to report it as paid. */
  @TimeColumn({ nullable: true })
  paidSeenAt: Date | null = null;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  updatedAt: Date;

  static start(invoiceId: string, connectionId: string | null, owed: Money, now: Date): InvoiceSyncRecord {
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

  /** No earlier charge can have paid it. Nomod's clock; without Nomod's time, a little before ours. */
  get madeAt(): Date {
    return this.nomodCreatedAt ?? new Date((this.syncedAt ?? this.createdAt).getTime() - CLOCK_SKEW_MS);
  }

  get tookCharge(): boolean {
    return this.lastChargeId !== null;
  }

  get chargeSearchEnded(): boolean {
    return this.tookCharge || this.lastErrorCode === PAID_WITHOUT_CHARGE;
  }

  /** True when the Nomod invoice can be paid, as far as we know. */
  get isOpen(): boolean {
    return this.state === 'synced' && !this.tookCharge && !isClosedThere(this.nomodInvoiceStatus);
  }

  /** True when it can be paid at Nomod, or when it was paid and the charge is still being searched for. */
  get isUnended(): boolean {
    return this.isOpen || (this.nomodInvoiceStatus === 'paid' && !this.chargeSearchEnded);
  }

  get changed(): PageDetail[] {
    const names = this.changedDetails?.split(' ') ?? [];
    return PAGE_DETAILS.filter((detail) => names.includes(detail));
  }

  /** Records details that changed here. Returns whether the page may have to show them. */
  noteChanged(details: readonly PageDetail[]): boolean {
    if (details.length === 0 || !(this.state === 'syncing' || this.isOpen)) return false;
    this.changedDetails = [...new Set([...this.changed, ...details])].join(' ');
    return true;
  }

  /** Id of the intent to create this generation's Nomod invoice. */
  get subjectId(): string {
    return creationOf(this.id, this.generation);
  }

  /** @param owed the amount to ask; null keeps the amount of an earlier call whose outcome is unknown */
  startPush(connectionId: string, owed: Money | null): void {
    this.moveTo('syncing');
    this.connectionId = connectionId;
    if (owed) {
      this.amountMinor = owed.amountMinor;
      this.currency = owed.currency;
    }
  }

  /**
   * Records an existing Nomod invoice. Its URL may be shown only after `markSynced`.
   * @param asked the amount of the create request; the amount owed may have changed since
   */
  keep(remote: RemoteInvoice, asked: Money): void {
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

  /** The Nomod invoice must not be paid, for example because it asks a wrong amount. It has to be cancelled. */
  markUnusable(code: string, reason: string): void {
    this.isUnusable = true;
    this.lastErrorCode = code;
    this.lastError = reason;
  }

  /** A late reading never overwrites `paid`. Returns false when nothing changed. */
  showStatus(status: string, now: Date): boolean {
    this.checkedAt = now;
    if (this.state === 'synced' && !this.chargeSearchEnded) this.clearTrouble();
    if (status === 'unknown' || status === this.nomodInvoiceStatus || this.nomodInvoiceStatus === 'paid') return false;
    this.nomodInvoiceStatus = status;
    if (status === 'paid') this.paidSeenAt = now;
    return true;
  }

  /** Schedules a retry for the given time. */
  defer(code: string, reason: string, nextTryAt: Date): void {
    this.attempts += 1;
    this.lastErrorCode = code;
    this.lastError = reason;
    this.nextTryAt = nextTryAt;
  }

  /** Stops the sync until a person acts. */
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

  /** Records the charge that paid it. */
  claimCharge(chargeId: string): void {
    this.lastChargeId = chargeId;
    this.clearTrouble();
  }

  /** Starts a new push. The previous Nomod invoice no longer counts. */
  restart(owed: Money): void {
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
      urlFingerprint: '',
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
