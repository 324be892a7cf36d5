import type { SearchFields } from '@remit/database';
import { minorPerMajorSql } from '@remit/money';

const scale = minorPerMajorSql('invoice.currency');

/** Fields by which a search of invoices may filter and sort. */
export const invoiceSearchFields: SearchFields = {
  id: { column: 'invoice.id', type: 'text' },
  customer_id: { column: 'invoice.customerId', type: 'text' },
  invoice_number: { column: 'invoice.number', type: 'text' },
  invoice_status: { column: 'invoice.status', type: 'word' },
  payment_status: { column: 'invoice.paymentStatus', type: 'word' },
  currency: { column: 'invoice.currency', type: 'code' },
  description: { column: 'invoice.description', type: 'text' },
  billing_reason: { column: 'invoice.billingReason', type: 'text' },
  total: { column: 'invoice.totalMinor', type: 'money', scale },
  amount_due: { column: 'invoice.amountDueMinor', type: 'money', scale },
  amount_paid: { column: 'invoice.amountPaidMinor', type: 'money', scale },
  amount_remaining: { column: 'invoice.amountRemainingMinor', type: 'money', scale },
  issue_date: { column: 'invoice.issueDate', type: 'day' },
  due_date: { column: 'invoice.dueDate', type: 'day' },
  period_start: { column: 'invoice.periodStart', type: 'time' },
  period_end: { column: 'invoice.periodEnd', type: 'time' },
  finalized_at: { column: 'invoice.finalizedAt', type: 'time' },
  paid_at: { column: 'invoice.paidAt', type: 'time' },
  created_at: { column: 'invoice.createdAt', type: 'time' },
  updated_at: { column: 'invoice.updatedAt', type: 'time' },
};
