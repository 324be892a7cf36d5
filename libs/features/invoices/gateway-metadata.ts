import { Injectable } from '@nestjs/common';
import { type CellAddress, Encryption } from '@remit/encryption';
import type { Invoice } from './invoice.entity';

/** Keys that an invoice's metadata holds once it exists at Nomod. Nobody else may write them. */
export const gatewayMetadataKeys = [
  'nomod_invoice_id',
  'nomod_invoice_url',
  'nomod_reference_id',
  'nomod_invoice_code',
  'nomod_invoice_status',
] as const;

export type GatewayMetadata = Partial<Record<(typeof gatewayMetadataKeys)[number], string>>;

/** The invoice's facts at Nomod: one encrypted column, merged into `metadata` on output. */
@Injectable()
export class GatewayMetadataCipher {
  constructor(private readonly encryption: Encryption) {}

  /** @throws DecryptionFailed when the value was altered or moved. */
  open(invoice: Invoice): GatewayMetadata {
    if (invoice.gatewayMetadata === null) return {};
    return JSON.parse(this.encryption.decrypt(invoice.gatewayMetadata, addressOf(invoice))) as GatewayMetadata;
  }

  /** Keeps the given facts beside those known. `paid` is final: a status read earlier never takes it back, and a paid invoice says nothing else. */
  merge(invoice: Invoice, facts: GatewayMetadata): void {
    const known = this.open(invoice);
    const merged = { ...known, ...facts };
    if (invoice.wasPaid || known.nomod_invoice_status === 'paid') merged.nomod_invoice_status = 'paid';
    this.keep(invoice, merged);
  }

  /** The invoice was not paid after all. Removes its status and URL at Nomod: the invoice there is cancelled, or is about to be. */
  forgetPaid(invoice: Invoice): void {
    if (invoice.gatewayMetadata === null) return;
    const { nomod_invoice_status: _status, nomod_invoice_url: _url, ...kept } = this.open(invoice);
    this.keep(invoice, kept);
  }

  private keep(invoice: Invoice, facts: GatewayMetadata): void {
    invoice.gatewayMetadata = this.encryption.encrypt(JSON.stringify(facts), addressOf(invoice));
  }
}

/** Metadata as a caller may set it: without the keys above, so that an answer sent back does not store a payable URL in the clear. */
export function withoutGatewayKeys(metadata: Readonly<Record<string, string>>): Record<string, string> {
  const reserved: ReadonlySet<string> = new Set(gatewayMetadataKeys);
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !reserved.has(key)));
}

function addressOf(invoice: Invoice): CellAddress {
  return { table: 'invoices', column: 'gateway_metadata', row: invoice.id };
}
