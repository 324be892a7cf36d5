import { Injectable } from '@nestjs/common';
import { Encryption } from '@remit/encryption';
import { isPayerUrl, Settings } from '@remit/settings';

/** The pay URL of a Nomod invoice. It is encrypted for its row, and shown only when a payer may be sent to it. */
@Injectable()
export class PayUrl {
  constructor(
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

  isShowable(url: string): boolean {
    const gateways = [true, false].map((isSandbox) => this.settings.gatewayUrl(isSandbox));
    return isPayerUrl(url, gateways);
  }
}

const addressOf = (invoiceId: string) => ({ table: 'invoice_syncs', column: 'url', row: invoiceId });
