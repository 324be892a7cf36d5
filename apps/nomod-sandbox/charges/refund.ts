import { Decimal } from 'decimal.js';
import { timestamp } from '../clock';
import { refuse } from '../errors';
import * as read from '../http/fields';
import { wire } from '../money';
import type { Sandbox } from '../sandbox-context';
import type { Account } from '../store/state';
import type { Charge } from './charge';
import { recordStatus } from './charge-status';

/** Refunds `amount`, a decimal string in the charge's currency; several partial refunds may follow each other. */
export function refund(sandbox: Sandbox, account: Account, charge: Charge, fields: read.Fields): void {
  const amount = read.amount(fields, 'amount', 'invalid_refund_amount');
  const { body } = charge;
  if (body.status === 'refunded') throw refuse('charge_already_refunded', 'The charge is already refunded.');
  if (body.status !== 'paid' && body.status !== 'partially_refunded') {
    throw refuse('charge_not_paid', 'Only a paid charge can be refunded.');
  }
  if (amount.plus(body.refund_total).greaterThan(body.total)) {
    throw refuse('refund_amount_exceeds', 'The amount is more than what is left of the charge.');
  }
  if (account.options.refunds === 'accepted') accept(charge, amount, timestamp(sandbox.store.nowAt(account)));
  else showRefund(sandbox, account, charge, amount, read.flag(fields, 'silent', false));
}

export function showRefund(sandbox: Sandbox, account: Account, charge: Charge, amount: Decimal, silent: boolean): void {
  const { body } = charge;
  const refunded = amount.plus(body.refund_total);
  body.refund_total = wire(refunded);
  body.refunds.push({ created: timestamp(sandbox.store.nowAt(account)), amount: wire(amount) });
  recordStatus(sandbox, account, charge, refunded.equals(body.total) ? 'refunded' : 'partially_refunded', { silent });
}

function accept(charge: Charge, amount: Decimal, created: string): void {
  charge.accepted_refunds = [...(charge.accepted_refunds ?? []), wire(amount)];
  charge.body.events.push({ created, type: 'refund_in_progress', message: 'Refund in progress', user: null });
}
