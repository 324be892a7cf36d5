import { Check, Column, Entity, Index } from 'typeorm';
import { ScopedEntity, TimeColumn } from '@remit/database';

export const CUSTOMER_STATUSES = ['published', 'archived'] as const;
export type CustomerStatus = (typeof CUSTOMER_STATUSES)[number];

/** Replaces the name of an erased person. */
export const ERASED = '[erased]';

/** A person or company that is billed. */
@Entity({ name: 'customers' })
@Index('customers_external_id', ['tenantId', 'environmentId', 'externalId'], {
  unique: true,
  where: `status = 'published'`,
})
@Index('customers_email', ['tenantId', 'environmentId', 'emailFingerprint'])
@Index('customers_text', { synchronize: false })
@Check('customers_status', `status in ('published', 'archived')`)
export class Customer extends ScopedEntity {
  /** The biller's own id; unique among customers that are not archived. */
  @Column({ type: 'text' })
  externalId: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  status: CustomerStatus;

  /** Encrypted `ContactData`: see `contact-data.ts`. */
  @Column({ type: 'text' })
  contactData: string;

  /** Fingerprint of the e-mail: see `email-fingerprint.ts`. */
  @Column({ type: 'text', default: '' })
  emailFingerprint: string;

  /** IANA name. */
  @Column({ type: 'text' })
  timezone: string;

  @Column({ type: 'jsonb' })
  metadata: Record<string, string>;

  @Column({ type: 'text', nullable: true })
  nomodCustomerId: string | null;

  @TimeColumn({ nullable: true })
  nomodSyncedAt: Date | null;

  /** Increases by one with every change that a caller makes. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'text' })
  createdBy: string;

  @Column({ type: 'text' })
  updatedBy: string;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  updatedAt: Date;

  /** When the personal data was erased. */
  @TimeColumn({ nullable: true })
  erasedAt: Date | null = null;

  /** @returns false when it was archived already */
  archive(actor: string, now: Date): boolean {
    if (this.status === 'archived') return false;
    this.status = 'archived';
    this.touch(actor, now);
    return true;
  }

  /** Removes everything that identifies the person. The id stays, because invoices refer to it. */
  erase(contactData: string, emailFingerprint: string, actor: string, now: Date): void {
    this.archive(actor, now);
    Object.assign(this, {
      name: ERASED,
      externalId: ERASED,
      timezone: 'UTC',
      metadata: {},
      contactData,
      emailFingerprint,
    });
    this.erasedAt ??= now;
    this.touch(actor, now);
  }

  /** Stores the customer's state at Nomod. An older state never replaces a newer one. */
  markSynced(nomodCustomerId: string, syncedAt: Date): void {
    if (this.nomodSyncedAt && this.nomodSyncedAt.getTime() >= syncedAt.getTime()) return;
    this.nomodCustomerId = nomodCustomerId;
    this.nomodSyncedAt = syncedAt;
  }

  touch(actor: string, now: Date): void {
    this.version += 1;
    this.updatedBy = actor;
    this.updatedAt = now;
  }
}
