/** A charge as Nomod served it, reduced to what may be kept: of a card its scheme and last four digits, no payer. Amounts in minor units as decimal text. */
export interface ChargeFacts {
  readonly charge_id: string;
  /** When the reading began. Missing in facts of the first version, which are older than any that have it. */
  readonly read_at?: string;
  /** A documented charge status, or `unknown`. */
  readonly status: string;
  readonly created_at: string;
  readonly currency: string;
  readonly total_minor: string;
  readonly refund_total_minor: string;
  /** Parts of the total: with a fraction when Nomod writes more digits than the currency has, `unknown` when Nomod's word cannot be read. */
  readonly tip_minor: string;
  readonly service_fee_minor: string;
  readonly tax_minor: string;
  /** Set when the payer's card currency replaced ours: the amount in the link's own currency. */
  readonly original_currency: string | null;
  readonly original_total_minor: string | null;
  readonly link_id: string | null;
  readonly customer_id: string | null;
  readonly payment_method: string | null;
  /** Missing in facts from before they were kept. */
  readonly card_scheme?: string | null;
  readonly card_last4?: string | null;
}
