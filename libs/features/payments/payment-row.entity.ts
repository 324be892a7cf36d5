import { Column } from 'typeorm';
import { MinorColumn, ScopedEntity, TimeColumn } from '@remit/database';
import type { GatewayName } from '@remit/gateway';
import type { PaidWith } from './capture';
import type { LinkName, LinkState, PaymentMethodType, PaymentStatus } from './payment-status';

/** The stored columns of a payment. */
export abstract class PaymentRow extends ScopedEntity {
  @Column({ type: 'text' })
  invoiceId: string;

  @Column({ type: 'text', nullable: true })
  invoiceNumber: string | null = null;

  @Column({ type: 'text' })
  paymentMethodType: PaymentMethodType;

  @Column({ type: 'text', nullable: true })
  paymentGateway: GatewayName | null = null;

  @Column({ type: 'text', nullable: true })
  connectionId: string | null = null;

  @Column({ type: 'text' })
  currency: string;

  /** The requested amount. */
  @MinorColumn()
  amountMinor: bigint;

  /** The amount taken towards the invoice. It differs from `amountMinor` when the charge did not match. */
  @MinorColumn({ default: 0 })
  capturedMinor: bigint = 0n;

  @MinorColumn({ default: 0 })
  extrasMinor: bigint = 0n;

  /** What the payer's statement shows. PostgreSQL keeps it, for searches alone: it is never loaded. */
  @Column({
    ...{ type: 'bigint', generatedType: 'STORED', asExpression: '(captured_minor + extras_minor)' },
    ...{ nullable: true, insert: false, update: false, select: false },
  })
  readonly paidMinor: never;

  /** Total refunded so far, extras included. */
  @MinorColumn({ default: 0 })
  refundedMinor: bigint = 0n;

  /** The amount that Nomod took and no longer has, without a refund here. None of the figures above contains it. */
  @MinorColumn({ default: 0 })
  lostMinor: bigint = 0n;

  @Column({ type: 'text' })
  paymentStatus: PaymentStatus = 'initiated';

  @Column({ type: 'text', nullable: true })
  linkState: LinkState | null = null;

  /** Nomod's id of the link, or of the synced invoice whose URL was handed out. */
  @Column({ type: 'text', nullable: true })
  gatewayTrackingId: string | null = null;

  /**
   * Null until the link was read back and is certainly ours. Tells whether its title still has our token or is final.
   */
  @Column({ type: 'text', nullable: true })
  linkName: LinkName | null = null;

  /** True when the URL belongs to the synced invoice and not to a link of this payment. */
  @Column({ type: 'boolean', default: false })
  usesInvoiceUrl: boolean = false;

  /** Nomod's id of the charge that paid. */
  @Column({ type: 'text', nullable: true })
  gatewayPaymentId: string | null = null;

  @Column({ type: 'jsonb', nullable: true })
  paidWith: PaidWith | null = null;

  /** As in `paidWith`, in a column of its own for searches. */
  @Column({ type: 'text', nullable: true })
  cardLast4: string | null = null;

  /** Encrypted. */
  @Column({ type: 'text', nullable: true })
  paymentUrl: string | null = null;

  /** Fingerprint of the URL, see `url-fingerprint.ts`. Empty without a URL. */
  @Column({ type: 'text', default: '' })
  urlFingerprint: string = '';

  /** Encrypted JSON: the caller's metadata, return URLs and description. */
  @Column({ type: 'text', nullable: true })
  privateData: string | null = null;

  @Column({ type: 'text', nullable: true })
  referenceId: string | null = null;

  @Column({ type: 'date', nullable: true })
  receivedOn: string | null = null;

  @Column({ type: 'text', nullable: true })
  idempotencyKey: string | null = null;

  @Column({ type: 'text', nullable: true })
  errorCode: string | null = null;

  @Column({ type: 'text', nullable: true })
  errorMessage: string | null = null;

  @Column({ type: 'boolean', default: false })
  disputed: boolean = false;

  @Column({ type: 'text' })
  createdBy: string;

  /** The name that this key or person had then; null when neither did it. */
  @Column({ type: 'text', nullable: true })
  createdByName: string | null = null;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn()
  updatedAt: Date;

  /** When the link expires; null: only when it is paid or replaced. */
  @TimeColumn({ nullable: true })
  expiresAt: Date | null = null;

  @TimeColumn({ nullable: true })
  succeededAt: Date | null = null;

  @TimeColumn({ nullable: true })
  failedAt: Date | null = null;

  @TimeColumn({ nullable: true })
  refundedAt: Date | null = null;

  @TimeColumn({ nullable: true })
  voidedAt: Date | null = null;
}

/** Who asks for a payment or a refund: the id of a key or person and its name, or `payer` without one. */
export type Creator = Pick<PaymentRow, 'createdBy' | 'createdByName'>;
