import {
  currentEventContext,
  type EventSubscriber,
  InvoiceSynced,
  type Recorded,
  Subscriber,
} from '@remit/domain-events';
import { Encryption } from '@remit/encryption';
import { GatewayMetadataCipher } from '../gateway-metadata';
import { InvoiceRepository } from '../invoice.repository';

/** Stores the invoice's ids, URL and status at Nomod. */
@Subscriber({ to: InvoiceSynced, as: 'store-gateway-metadata-when-invoice-synced' })
export class StoreGatewayMetadataWhenInvoiceSynced implements EventSubscriber<InvoiceSynced> {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly gatewayMetadata: GatewayMetadataCipher,
    private readonly encryption: Encryption,
  ) {}

  async handle({ payload }: Recorded<InvoiceSynced>): Promise<void> {
    const invoice = await this.invoices.lock(payload.invoice_id);
    if (!invoice) throw new Error(`There is no invoice ${payload.invoice_id}`);
    const known = this.gatewayMetadata.open(invoice);
    // A status read after the sync may arrive before the sync event, while no id is known. The status of a previous
    // Nomod invoice must not be taken over.
    const isSame = known.nomod_invoice_id === undefined || known.nomod_invoice_id === payload.nomod_invoice_id;
    const url = this.encryption.decrypt(payload.sealed_nomod_invoice_url, {
      table: 'invoice_syncs',
      column: 'url',
      row: payload.invoice_id,
    });
    this.gatewayMetadata.merge(invoice, {
      nomod_invoice_id: payload.nomod_invoice_id,
      nomod_invoice_url: url,
      nomod_reference_id: payload.nomod_reference_id,
      nomod_invoice_code: payload.nomod_invoice_code,
      nomod_invoice_status: (isSame ? known.nomod_invoice_status : undefined) ?? payload.nomod_invoice_status,
    });
    invoice.touch(currentEventContext().actor, new Date());
    this.invoices.update(invoice);
  }
}
