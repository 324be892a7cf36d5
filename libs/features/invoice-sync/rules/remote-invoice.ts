/** A Nomod invoice that was created or found. The URL is encrypted. */
export interface RemoteInvoice {
  readonly nomodInvoiceId: string;
  readonly nomodCustomerId: string;
  readonly nomodReferenceId: string | null;
  readonly nomodInvoiceCode: string | null;
  readonly nomodInvoiceStatus: string;
  readonly url: string;
  readonly urlFingerprint: string;
  /** Nomod's clock; null when Nomod does not return it. */
  readonly nomodCreatedAt: Date | null;
}
