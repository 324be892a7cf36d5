import { Decimal } from 'decimal.js';
import { refuse } from '../errors';
import * as read from '../http/fields';
import type { Sandbox } from '../sandbox-context';
import type { Account } from '../store/state';
import type { Charge } from './charge';
import { recordStatus, type ChargeFact } from './charge-status';

const RESOLVED: ChargeFact = {
  webhook: 'charge.dispute.resolved',
  event: 'dispute_resolved',
  message: 'Dispute resolved',
};
const LOST: ChargeFact = { webhook: 'charge.dispute.lost', event: 'dispute_lost', message: 'Dispute lost' };

/** Won: the charge returns to its earlier status. Lost: it stays `disputed`. */
export function endDispute(sandbox: Sandbox, account: Account, charge: Charge, fields: read.Fields): void {
  const { body } = charge;
  if (body.status !== 'disputed') throw refuse('invalid_status', 'The charge is not disputed.');
  const outcome = read.oneOf(fields, 'outcome', ['won', 'lost']) ?? 'won';
  const silent = read.flag(fields, 'silent', false);
  if (outcome === 'lost') return recordStatus(sandbox, account, charge, 'disputed', { silent, fact: LOST });
  const refunded = new Decimal(body.refund_total);
  const before = refunded.isZero() ? 'paid' : refunded.equals(body.total) ? 'refunded' : 'partially_refunded';
  recordStatus(sandbox, account, charge, before, { silent, fact: RESOLVED });
}
