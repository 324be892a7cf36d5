import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { type CellAddress, Encryption } from '@remit/encryption';
import { isPayerUrl, Settings } from '@remit/settings';

/** The pay URL of a Nomod invoice. It is encrypted for its row, and shown only when a payer may be sent to it. */
@Injectable()
export class PayUrl {
  constructor(
    private readonly database: Database,
    private readonly encryption: Encryption,
    private readonly settings: Settings,
  ) {}

  seal(invoiceId: string, url: string): string {
    return this.encryption.encrypt(url, addressOf(invoiceId));
  }

  /** @throws DecryptionFailed when the value was altered or moved */
  open(invoiceId: string, sealed: string): string {
    return this.encryption.decrypt(sealed, addressOf(invoiceId));
  }

  /** Needs a unit of work. */
  fingerprint(url: string): string {
    return nomodUrlFingerprint(this.encryption, this.database.scope, url);
  }

  /** All fingerprints under which this URL may be stored: one for each key of the ring. Needs a unit of work. */
  fingerprints(url: string): string[] {
    return this.encryption.fingerprints(url, placeOf(this.database.scope));
  }

  isShowable(url: string): boolean {
    const gateways = [true, false].map((isSandbox) => this.settings.gatewayUrl(isSandbox));
    return isPayerUrl(url, gateways);
  }
}

const addressOf = (invoiceId: string) => ({ table: 'invoice_syncs', column: 'url', row: invoiceId });

/** The fingerprint that is stored beside an encrypted URL. It finds the invoice by exactly this URL. */
export function nomodUrlFingerprint(encryption: Encryption, scope: Scope, url: string): string {
  return encryption.fingerprint(url, placeOf(scope));
}

/** Restricts a fingerprint to one environment: equal URLs of two tenants have different fingerprints. */
const placeOf = ({ tenantId, environmentId }: Scope): CellAddress => ({
  table: 'invoice_syncs',
  column: 'url_fingerprint',
  row: `${tenantId}/${environmentId}`,
});
