import type { ChargeFacts } from '@remit/domain-events';

export const CHARGE_STATUSES = [
  'created',
  'authorised',
  'paid',
  'failed',
  'cancelled',
  'refunded',
  'partially_refunded',
  'disputed',
] as const;

export type GatewayChargeStatus = (typeof CHARGE_STATUSES)[number] | 'unknown';

const TOOK_MONEY: ReadonlySet<string> = new Set<GatewayChargeStatus>([
  'paid',
  'partially_refunded',
  'refunded',
  'disputed',
]);
const TOOK_NONE: ReadonlySet<string> = new Set<GatewayChargeStatus>(['failed', 'cancelled']);

/** True when the payer was charged, even if the money was returned later. */
export const tookMoney = (charge: { readonly status: string }): boolean => TOOK_MONEY.has(charge.status);

/** True when the payer was certainly not charged and will not be. */
export const tookNone = (charge: { readonly status: string }): boolean => TOOK_NONE.has(charge.status);

/** What the gateway keeps of a charge, and what it pays out. Minor units as exact decimal text. */
export interface GatewaySettlement {
  currency: string;
  /** All its fees, and the tax on them. */
  feeMinor: string;
  netMinor: string;
}

/**
 * A charge, read through an allow-list: of a card only its scheme and last four digits, of the payer only the
 * customer's id.
 */
export interface GatewayCharge {
  id: string;
  /** Nomod's charge number inside the business; not the link's reference. */
  referenceNumber: number | null;
  /** See `tookMoney`. `unknown` stands for an undocumented value. */
  status: GatewayChargeStatus;
  /** Nomod's own word for the status, or `unreadable`. */
  rawStatus: string;
  created: Date;
  /** Currency of every amount here except `originalTotalMinor`. */
  currency: string;
  totalMinor: bigint;
  /** Cumulative: everything refunded so far. */
  refundTotalMinor: bigint;
  /** Number of refunds that Nomod accepted and later reported as failed. */
  refundFailures: number;
  /**
   * Parts of the total: minor units as exact decimal text, or `unknown`. Nomod may write more digits than the
   * currency has.
   */
  tipMinor: string;
  serviceFeeMinor: string;
  taxMinor: string;
  /** The requested amount before conversion into the payer's currency; both null when Nomod does not state it. */
  originalCurrency: string | null;
  originalTotalMinor: bigint | null;
  /** True when the payer paid in another currency. Compare the original amount then. */
  converted: boolean;
  /** Null when it is not stated. */
  settlement: GatewaySettlement | null;
  paymentMethod: string | null;
  /** For example Visa; null when it was no card, or Nomod does not state it. */
  cardScheme: string | null;
  cardLast4: string | null;
  type: string | null;
  linkId: string | null;
  customerId: string | null;
  /** The link's success URL with our query. */
  successUrl: string | null;
  /** When the read began. Of two reads, the one that began later is newer, in any order of arrival. */
  readAt: Date;
}

/** A charge as events carry it: plain data that survives JSON. */
export function toChargeFacts(charge: GatewayCharge): ChargeFacts {
  return {
    charge_id: charge.id,
    read_at: charge.readAt.toISOString(),
    status: charge.status,
    created_at: charge.created.toISOString(),
    currency: charge.currency,
    total_minor: charge.totalMinor.toString(),
    refund_total_minor: charge.refundTotalMinor.toString(),
    tip_minor: charge.tipMinor,
    service_fee_minor: charge.serviceFeeMinor,
    tax_minor: charge.taxMinor,
    original_currency: charge.converted ? charge.originalCurrency : null,
    original_total_minor: charge.converted ? (charge.originalTotalMinor?.toString() ?? null) : null,
    link_id: charge.linkId,
    customer_id: charge.customerId,
    payment_method: charge.paymentMethod,
    card_scheme: charge.cardScheme,
    card_last4: charge.cardLast4,
    settlement: charge.settlement && {
      currency: charge.settlement.currency,
      fee_minor: charge.settlement.feeMinor,
      net_minor: charge.settlement.netMinor,
    },
  };
}
