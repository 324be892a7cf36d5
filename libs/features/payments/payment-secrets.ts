import { Injectable } from '@nestjs/common';
import { Encryption, type CellAddress } from '@remit/encryption';
import type { ChosenOptions } from '@remit/gateway';
import type { Payment } from './payment.entity';
import type { SealedUrl } from './payment-status';
import type { Scope } from '@remit/database';

/** Data of the caller about a payment that must not be readable in the database. */
export interface PrivateData {
  readonly metadata: Readonly<Record<string, string>>;
  readonly successUrl: string | null;
  readonly cancelUrl: string | null;
  readonly description: string | null;
  /** Our own page, to which the payer returns when the caller named no address. */
  readonly returnUrl?: string;
  /** Options of the page at Nomod that were chosen for this payment. */
  readonly paymentOptions?: ChosenOptions;
}

const EMPTY: PrivateData = { metadata: {}, successUrl: null, cancelUrl: null, description: null };

/** Encrypts and decrypts the columns of a payment. Each value can be decrypted only in its own row. */
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

/** The fingerprint that is stored beside the encrypted URL of a payment. It finds the payment by exactly this URL. */
export function urlFingerprint(encryption: Encryption, scope: Scope, url: string): string {
  return encryption.fingerprint(url.trim(), placeOf(scope));
}

/** All fingerprints under which this URL may be stored: one for each key of the ring. */
export function urlFingerprints(encryption: Encryption, scope: Scope, url: string): string[] {
  return encryption.fingerprints(url.trim(), placeOf(scope));
}

/** Restricts a fingerprint to one environment: equal URLs of two tenants have different fingerprints. */
const placeOf = ({ tenantId, environmentId }: Scope): CellAddress => ({
  table: 'payments',
  column: 'url_fingerprint',
  row: `${tenantId}/${environmentId}`,
});
