import { Injectable } from '@nestjs/common';
import { Encryption } from '@remit/encryption';
import type { ChosenOptions } from '@remit/gateway';
import type { Payment } from './payment.entity';
import type { SealedUrl } from './payment-terms';
import { urlFingerprint } from './url-fingerprint';

/** What a caller told us about a payment that nobody else should read from the database. */
export interface PrivateData {
  readonly metadata: Readonly<Record<string, string>>;
  readonly successUrl: string | null;
  readonly cancelUrl: string | null;
  readonly description: string | null;
  /** Our own page, where the payer comes back to when the caller named none. */
  readonly returnUrl?: string;
  /** What its page at Nomod offers the payer, as far as chosen for this payment. */
  readonly paymentOptions?: ChosenOptions;
}

const EMPTY: PrivateData = { metadata: {}, successUrl: null, cancelUrl: null, description: null };

/** Seals and opens the encrypted columns of a payment; each value only opens in its own row. */
@Injectable()
export class PaymentSecrets {
  constructor(private readonly encryption: Encryption) {}

  sealData(paymentId: string, data: PrivateData): string {
    return this.encryption.encrypt(JSON.stringify(data), { table: 'payments', column: 'private_data', row: paymentId });
  }

  openData(payment: Payment): PrivateData {
    if (payment.privateData === null) return EMPTY;
    const address = { table: 'payments', column: 'private_data', row: payment.id };
    return JSON.parse(this.encryption.decrypt(payment.privateData, address)) as PrivateData;
  }

  sealUrl(payment: Payment, url: string): SealedUrl {
    return {
      sealed: this.encryption.encrypt(url, { table: 'payments', column: 'payment_url', row: payment.id }),
      fingerprint: urlFingerprint(this.encryption, payment.scope, url),
    };
  }

  openUrl(payment: Payment): string | null {
    return payment.paymentUrl === null
      ? null
      : this.encryption.decrypt(payment.paymentUrl, { table: 'payments', column: 'payment_url', row: payment.id });
  }
}
