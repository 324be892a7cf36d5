import {
  Ban,
  Check,
  CircleDashed,
  CircleDot,
  CircleSlash,
  Clock,
  CornerUpLeft,
  Eye,
  FileText,
  HelpCircle,
  type LucideIcon,
  Plus,
  X,
} from 'lucide-react';
import type { Invoice } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { today } from './format';
import { isPositive } from './is-positive';

type Tone = 'neutral' | 'blue' | 'amber' | 'green' | 'red' | 'grey';

/**
 * Icon and colour of each word of the API. The label is the message `status.<word>`; an unknown word is shown
 * unchanged.
 */
const LOOKS: Record<string, { tone: Tone; icon: LucideIcon }> = {
  initiated: { tone: 'neutral', icon: CircleDot },
  pending: { tone: 'amber', icon: Clock },
  processing: { tone: 'amber', icon: Clock },
  succeeded: { tone: 'green', icon: Check },
  sending: { tone: 'amber', icon: Clock },
  undelivered: { tone: 'red', icon: X },
  delivered: { tone: 'green', icon: Check },
  paid: { tone: 'green', icon: Check },
  failed: { tone: 'red', icon: X },
  voided: { tone: 'grey', icon: CircleSlash },
  overpaid: { tone: 'amber', icon: Plus },
  refunded: { tone: 'grey', icon: CornerUpLeft },
  partially_refunded: { tone: 'grey', icon: CornerUpLeft },
  draft: { tone: 'grey', icon: FileText },
  open: { tone: 'blue', icon: CircleDot },
  overdue: { tone: 'red', icon: Clock },
  written_off: { tone: 'grey', icon: CircleSlash },
  partly_paid: { tone: 'amber', icon: CircleDashed },
  published: { tone: 'green', icon: Check },
  archived: { tone: 'grey', icon: CircleSlash },
  active: { tone: 'green', icon: Check },
  used: { tone: 'grey', icon: Check },
  closing: { tone: 'grey', icon: Clock },
  disabled: { tone: 'grey', icon: Ban },
  expired: { tone: 'grey', icon: Clock },
  processed: { tone: 'green', icon: Check },
  ignored_duplicate: { tone: 'grey', icon: CircleSlash },
  ignored_not_paid: { tone: 'grey', icon: CircleSlash },
  ignored_unknown: { tone: 'grey', icon: CircleSlash },
  not_ours: { tone: 'grey', icon: Eye },
  unmatched: { tone: 'amber', icon: HelpCircle },
  unreadable: { tone: 'red', icon: X },
  rejected: { tone: 'red', icon: Ban },
  synced: { tone: 'green', icon: Check },
  waiting: { tone: 'neutral', icon: Clock },
  syncing: { tone: 'amber', icon: CircleDashed },
  off: { tone: 'grey', icon: CircleSlash },
  cancelled: { tone: 'grey', icon: CircleSlash },
  unpaid: { tone: 'amber', icon: Clock },
  scheduled: { tone: 'neutral', icon: Clock },
  http_2xx: { tone: 'green', icon: Check },
  http_3xx: { tone: 'blue', icon: CornerUpLeft },
  http_4xx: { tone: 'amber', icon: Ban },
  http_5xx: { tone: 'red', icon: X },
};

/** Icon and word. The colour only repeats their meaning. */
export function StatusBadge({ status, label }: { status: string; label?: string }) {
  const { word } = useI18n();
  const { tone, icon: Icon } = LOOKS[status] ?? { tone: 'neutral' as const, icon: CircleDot };
  return (
    <span className="status" data-tone={tone} title={word(`meaning.${status}`, '') || undefined}>
      <Icon size={12} strokeWidth={2.5} aria-hidden />
      {label ?? word(`status.${status}`, status)}
    </span>
  );
}

type InvoiceFacts = Pick<
  Invoice,
  'invoice_status' | 'payment_status' | 'due_date' | 'amount_paid' | 'adjustment_amount'
>;

const isPartlyPaid = (invoice: InvoiceFacts): boolean =>
  invoice.invoice_status === 'finalized' && invoice.payment_status === 'pending' && isPositive(invoice.amount_paid);

/** Nothing was paid, and nothing is due any more. */
const isWrittenOff = (invoice: InvoiceFacts): boolean =>
  isPositive(invoice.adjustment_amount) && !isPositive(invoice.amount_paid);

/** The state of an invoice in one word. Overdue and partly paid are computed here and not stored. */
export function invoiceState(invoice: InvoiceFacts): string {
  if (invoice.invoice_status !== 'finalized') return invoice.invoice_status;
  if (invoice.payment_status === 'succeeded') return isWrittenOff(invoice) ? 'written_off' : 'paid';
  if (invoice.payment_status !== 'pending') return invoice.payment_status;
  if (invoice.due_date !== null && invoice.due_date.slice(0, 10) < today()) return 'overdue';
  return isPartlyPaid(invoice) ? 'partly_paid' : 'open';
}

/** An overdue invoice that is partly paid shows both states. */
export function InvoiceStatus({ invoice }: { invoice: InvoiceFacts }) {
  const state = invoiceState(invoice);
  return (
    <span className="statuses">
      <StatusBadge status={state} />
      {state === 'overdue' && isPartlyPaid(invoice) && <StatusBadge status="partly_paid" />}
    </span>
  );
}
