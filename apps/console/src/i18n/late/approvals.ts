import { lateTexts } from './late-texts';

/** Texts of the page of approvals (actions that wait for a second person or key), loaded with it. */
export const lateApprovals = {
  'approvals.lead':
    'Actions above the limits below wait here until somebody else approves them. Who asked then does the same again within a day.',
  'approvals.act': 'Action',
  'approvals.act.payment.refund': 'Refund',
  'approvals.act.payment.record_offline': 'Record a payment received outside Nomod',
  'approvals.act.invoice.credit': 'Write off',
  'approvals.act.invoice.discount': 'Discount on a finalized invoice',
  'approvals.act.invoice.void': 'Void an invoice',
  'approvals.subject': 'About',
  'approvals.requestedBy': 'Requested by',
  'approvals.decidedBy': 'Decided by',
  'approvals.until': 'Until',
  'approvals.approve': 'Approve',
  'approvals.refuse': 'Refuse',
  'approvals.approved': 'Approved: who asked can do it again now',
  'approvals.refused': 'Refused',
  'approvals.state.waiting': 'Waiting',
  'approvals.state.approved': 'Approved',
  'approvals.state.used': 'Done',
  'approvals.state.refused': 'Refused',
  'approvals.empty': 'No action waits for a second person',
  'approvals.limits': 'Limits',
  'approvals.limits.none': 'No limits: no action waits.',
  'approvals.limits.some': 'Up to these amounts one person is enough. In any other currency every such action waits.',
  'approvals.limits.field': 'Amounts, such as: AED 1000.00, KWD 100.000',
  'approvals.limits.error': 'Enter currency and amount, separated by commas, such as: AED 1000.00, KWD 100.000',
  'approvals.limits.save': 'Save limits',
  'approvals.limits.saved': 'Limits saved',
} as const;

Object.assign(lateTexts, lateApprovals);
