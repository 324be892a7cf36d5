export type PaymentMethodType = 'payment_link' | 'card' | 'offline';

/** State of the URL that the payer uses. It is separate from the state of the payment. */
export type LinkState = 'active' | 'used' | 'closing' | 'disabled';

export type LinkName = 'with_token' | 'final';

/** An encrypted URL and the fingerprint by which it is found. */
export interface SealedUrl {
  readonly sealed: string;
  readonly fingerprint: string;
}
