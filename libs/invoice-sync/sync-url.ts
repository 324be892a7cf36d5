import { Injectable } from '@nestjs/common';
import { Encryption } from '@remit/encryption';
import { isLoopbackHost, isNearbyHost, Settings } from '@remit/settings';

/** The pay URL of a Nomod invoice: sealed for its row, and only ever one that a payer may be sent to. */
@Injectable()
export class SyncUrl {
  constructor(
    private readonly encryption: Encryption,
    private readonly settings: Settings,
  ) {}

  seal(invoiceId: string, url: string): string {
    return this.encryption.encrypt(url, addressOf(invoiceId));
  }

  /** @throws DecryptionFailed when the value was altered or moved. */
  open(invoiceId: string, sealed: string): string {
    return this.encryption.decrypt(sealed, addressOf(invoiceId));
  }

  /** https; http only on this machine and only while the gateway is there or beside it (the sandbox). */
  isShowable(url: string): boolean {
    const { protocol, hostname } = new URL(url);
    if (protocol === 'https:') return true;
    return isLoopbackHost(hostname) && this.gateways().some((gateway) => isNearbyHost(new URL(gateway).hostname));
  }

  private gateways(): string[] {
    return [true, false].map((isSandbox) => this.settings.gatewayUrl(isSandbox));
  }
}

const addressOf = (invoiceId: string) => ({ table: 'invoice_syncs', column: 'url', row: invoiceId });
