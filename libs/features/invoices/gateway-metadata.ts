import { Injectable } from '@nestjs/common';
import { type CellAddress, Encryption } from '@remit/encryption';
import type { Invoice } from './invoice.entity';

/** Metadata keys of an invoice that exists at Nomod. No other code may write them. */
export const gatewayMetadataKeys = [
  'nomod_invoice_id',
  'nomod_invoice_url',
  'nomod_reference_id',
  'nomod_invoice_code',
  'nomod_invoice_status',
] as const;

export type GatewayMetadata = Partial<Record<(typeof gatewayMetadataKeys)[number], string>>;

/** The invoice's data from Nomod, in one encrypted column. It is merged into `metadata` on output. */
@Injectable()
export class GatewayMetadataCipher {
  constructor(private readonly encryption: Encryption) {}

  /** @throws DecryptionFailed when the value was altered or moved */
  open(invoice: Invoice): GatewayMetadata {
    if (invoice.gatewayMetadata === null) return {};
    return JSON.parse(this.encryption.decrypt(invoice.gatewayMetadata, addressOf(invoice))) as GatewayMetadata;
  }

  /**
   * Merges the given data into the stored data. `paid` is final: an earlier reading never overwrites it, and a paid
   * invoice has no other status.
   */
  merge(invoice: Invoice, facts: GatewayMetadata): void {
    const known = this.open(invoice);
    const merged = { ...known, ...facts };
    if (invoice.wasPaid || known.nomod_invoice_status === 'paid') merged.nomod_invoice_status = 'paid';
    this.keep(invoice, merged);
  }

  /**
   * For an invoice that was not paid after all. Removes its status and URL at Nomod, because the Nomod invoice is
   * cancelled or is about to be.
   */
  forgetPaid(invoice: Invoice): void {
    if (invoice.gatewayMetadata === null) return;
    const { nomod_invoice_status: _status, nomod_invoice_url: _url, ...kept } = this.open(invoice);
    this.keep(invoice, kept);
  }

  private keep(invoice: Invoice, facts: GatewayMetadata): void {
    invoice.gatewayMetadata = this.encryption.encrypt(JSON.stringify(facts), addressOf(invoice));
  }
}

/**
 * Removes the keys above from metadata that a caller sets. So a response that is sent back does not store a payable
 * URL without encryption.
 */
export function withoutGatewayKeys(metadata: Readonly<Record<string, string>>): Record<string, string> {
  const reserved: ReadonlySet<string> = new Set(gatewayMetadataKeys);
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !reserved.has(key)));
}

function addressOf(invoice: Invoice): CellAddress {
  return { table: 'invoices', column: 'gateway_metadata', row: invoice.id };
}
