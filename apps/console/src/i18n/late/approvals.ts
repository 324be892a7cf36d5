import { lateTexts } from './late-texts';

/** Acts that wait for a second key: texts of the page, which load with it. */
export const lateApprovals = {
  'approvals.lead':
    'Acts about money above the limits below wait here until another key approves them. Then whoever asked does the same again, within a day.',
  'approvals.act': 'Act',
  'approvals.act.payment.refund': 'Refund',
  'approvals.act.payment.record_offline': 'Record a payment received outside',
  'approvals.act.invoice.credit': 'Write off',
  'approvals.act.invoice.discount': 'Discount on a finalized invoice',
  'approvals.act.invoice.void': 'Void an invoice',
  'approvals.subject': 'About',
  'approvals.requestedBy': 'Asked with key',
  'approvals.until': 'Until',
  'approvals.approve': 'Approve',
  'approvals.refuse': 'Refuse',
  'approvals.approved': 'Approved: the key that asked may do it now',
  'approvals.refused': 'Refused',
  'approvals.state.waiting': 'Waiting',
  'approvals.state.approved': 'Approved',
  'approvals.state.used': 'Done',
  'approvals.state.refused': 'Refused',
  'approvals.empty': 'Nothing waits for a second key',
  'approvals.limits': 'Limits',
  'approvals.limits.none': 'No limits: no act waits.',
  'approvals.limits.some':
    'Up to these amounts one key is enough. In a currency that is not named, every act about money waits.',
  'approvals.limits.field': 'Amounts, such as: AED 1000.00, KWD 100.000',
  'approvals.limits.error': 'Enter currency and amount, separated by commas, such as: AED 1000.00, KWD 100.000',
  'approvals.limits.save': 'Save limits',
  'approvals.limits.saved': 'The limits are saved',
} as const;

Object.assign(lateTexts, lateApprovals);
