/**
 * A charge as Nomod returned it, reduced to the data that may be stored: only the scheme and last four digits of a
 * card, and no payer. Amounts are minor units as decimal text.
 */
export interface ChargeFacts {
  readonly charge_id: string;
  /** Start time of the reading. Missing in facts of the first version, which are older than all that have it. */
  readonly read_at?: string;
  /** A documented charge status, or `unknown`. */
  readonly status: string;
  readonly created_at: string;
  readonly currency: string;
  readonly total_minor: string;
  readonly refund_total_minor: string;
  /**
   * Parts of the total. They have a fraction when Nomod writes more digits than the currency has; `unknown` when
   * Nomod's value cannot be parsed.
   */
  readonly tip_minor: string;
  readonly service_fee_minor: string;
  readonly tax_minor: string;
  /** Set when the currency of the payer's card replaced the link's: the amount in the link's currency. */
  readonly original_currency: string | null;
  readonly original_total_minor: string | null;
  readonly link_id: string | null;
  readonly customer_id: string | null;
  readonly payment_method: string | null;
  /** Missing in facts that are older than these members. */
  readonly card_scheme?: string | null;
  readonly card_last4?: string | null;
  /**
   * What Nomod keeps and pays out, with a fraction where Nomod writes more digits than the currency has. Null when it
   * is not stated; missing in facts that are older than this member.
   */
  readonly settlement?: {
    readonly currency: string;
    readonly fee_minor: string;
    readonly net_minor: string;
  } | null;
}
