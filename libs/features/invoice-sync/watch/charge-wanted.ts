import { AttentionNeeded } from '@remit/domain-events';
import type { InvoiceView } from '@remit/invoices';
import { formatMoney } from '@remit/money';
import type { GatewayCharge } from '@remit/gateway';
import { type InvoiceSyncRecord, PAID_WITHOUT_CHARGE } from '../invoice-sync-record.entity';

/** Key of the row in Needs attention for a paid invoice without a charge. */
export const chargeKey = (invoiceId: string): string => `${PAID_WITHOUT_CHARGE}:${invoiceId}`;

/** Asks a person which charge paid an invoice. `possible` contains the charges that they may choose from. */
export function chargeWanted(asked: {
  readonly sync: InvoiceSyncRecord;
  readonly invoice: InvoiceView;
  readonly possible: readonly GatewayCharge[];
  readonly summary: string;
}): AttentionNeeded {
  const { sync, invoice, possible, summary } = asked;
  return new AttentionNeeded({
    key: chargeKey(sync.id),
    kind: PAID_WITHOUT_CHARGE,
    summary,
    invoice_id: sync.id,
    connection_id: sync.connectionId,
    ours: {
      amount: formatMoney(sync.amountMinor, sync.currency),
      currency: sync.currency,
      payment_status: invoice.paymentStatus,
      amount_remaining: formatMoney(invoice.amountRemainingMinor, invoice.currency),
    },
    nomods: {
      nomod_invoice_id: sync.nomodInvoiceId,
      nomod_invoice_status: sync.nomodInvoiceStatus,
      possible_charges: possible.map(describeCharge).join(', ') || null,
    },
  });
}

const describeCharge = ({ id, totalMinor, currency, created }: GatewayCharge): string =>
  `${id} (${formatMoney(totalMinor, currency)} ${currency} at ${created.toISOString()})`;
