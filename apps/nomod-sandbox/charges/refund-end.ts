import { Decimal } from 'decimal.js';
import { refuse } from '../errors';
import * as read from '../http/fields';
import { wire } from '../money';
import type { Sandbox } from '../sandbox-context';
import type { Account } from '../store/state';
import type { Charge } from './charge';
import { recordStatus, type ChargeFact } from './charge-status';
import { showRefund } from './refund';

const REVERSALS: Record<'failed' | 'cancelled', ChargeFact> = {
  failed: { webhook: 'charge.refund_failed', event: 'refund_failed', message: 'The bank refused the refund' },
  cancelled: { webhook: 'charge.refund_cancelled', event: 'refund_cancelled', message: 'Refund cancelled' },
};

/** Completes the oldest accepted refund: the charge now shows it, or never will. */
export function settleRefund(sandbox: Sandbox, account: Account, charge: Charge, fields: read.Fields): void {
  const outcome = read.oneOf(fields, 'outcome', ['done', 'failed', 'cancelled']) ?? 'done';
  const silent = read.flag(fields, 'silent', false);
  const [amount, ...later] = charge.accepted_refunds ?? [];
  if (amount === undefined) throw refuse('invalid_status', 'No accepted refund waits on this charge.');
  if (outcome === 'done' && new Decimal(amount).plus(charge.body.refund_total).greaterThan(charge.body.total))
    throw refuse('refund_amount_exceeds', 'The amount is more than what is left of the charge.');
  charge.accepted_refunds = later;
  if (outcome === 'done') showRefund(sandbox, account, charge, new Decimal(amount), silent);
  else recordStatus(sandbox, account, charge, charge.body.status, { silent, fact: REVERSALS[outcome] });
}

/** Reverses refunds that the charge already shows: `amount` of the latest ones, or all of them. */
export function reverseRefund(sandbox: Sandbox, account: Account, charge: Charge, fields: read.Fields): void {
  const { body } = charge;
  const reason = read.oneOf(fields, 'reason', ['failed', 'cancelled']) ?? 'failed';
  const amount =
    fields.amount === undefined ? new Decimal(body.refund_total) : read.amount(fields, 'amount', 'invalid_amount');
  const left = new Decimal(body.refund_total).minus(amount);
  if (amount.isZero() || left.isNegative())
    throw refuse('invalid_amount', 'No more than was refunded can be taken back.');
  body.refund_total = wire(left);
  body.refunds = withoutLatest(body.refunds, amount);
  const wasDisputed = body.status === 'disputed';
  const status = wasDisputed ? 'disputed' : left.isZero() ? 'paid' : 'partially_refunded';
  recordStatus(sandbox, account, charge, status, {
    silent: read.flag(fields, 'silent', false),
    fact: REVERSALS[reason],
  });
}

function withoutLatest(refunds: Charge['body']['refunds'], amount: Decimal): Charge['body']['refunds'] {
  const kept = [...refunds];
  for (let left = amount; left.greaterThan(0);) {
    const latest = kept.pop();
    if (!latest) break;
    const rest = new Decimal(latest.amount).minus(left);
    if (rest.greaterThan(0)) kept.push({ ...latest, amount: wire(rest) });
    left = left.minus(latest.amount);
  }
  return kept;
}
