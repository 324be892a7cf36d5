import {
  currentEventContext,
  type EventSubscriber,
  InvoiceSyncStatusChanged,
  type Recorded,
  Subscriber,
} from '@remit/domain-events';
import { GatewayMetadataCipher } from '../gateway-metadata';
import { InvoiceRepository } from '../invoice.repository';

/** Stores the invoice's status at Nomod. A status of a replaced Nomod invoice changes nothing. */
@Subscriber({ to: InvoiceSyncStatusChanged, as: 'refresh-gateway-metadata-when-invoice-sync-status-changed' })
export class RefreshGatewayMetadataWhenInvoiceSyncStatusChanged implements EventSubscriber<InvoiceSyncStatusChanged> {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly gatewayMetadata: GatewayMetadataCipher,
  ) {}

  async handle({ payload }: Recorded<InvoiceSyncStatusChanged>): Promise<void> {
    const invoice = await this.invoices.lock(payload.invoice_id);
    if (!invoice) throw new Error(`There is no invoice ${payload.invoice_id}`);
    const { nomod_invoice_id: shown } = this.gatewayMetadata.open(invoice);
    if (shown !== undefined && shown !== payload.nomod_invoice_id) return;
    // With the id, so that a status heard before its Nomod invoice is not taken for that of the next one.
    const { nomod_invoice_id, nomod_invoice_status } = payload;
    this.gatewayMetadata.merge(invoice, { nomod_invoice_id, nomod_invoice_status });
    invoice.touch(currentEventContext().actor, new Date());
    this.invoices.update(invoice);
  }
}
