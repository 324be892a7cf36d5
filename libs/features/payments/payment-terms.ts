export type PaymentMethodType = 'payment_link' | 'card' | 'offline';

/** Life of the URL that the payer uses, beside the payment's own state. */
export type LinkState = 'active' | 'used' | 'closing' | 'disabled';

export type LinkName = 'with_token' | 'final';

/** A URL as it is stored, and what finds it again. */
export interface SealedUrl {
  readonly sealed: string;
  readonly fingerprint: string;
}
