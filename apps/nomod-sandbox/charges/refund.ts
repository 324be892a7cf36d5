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
  const refunded = new Decimal(body.refund_total).plus(amount);
  if (refunded.greaterThan(body.total)) {
    throw refuse('refund_amount_exceeds', 'The amount is more than what is left of the charge.');
  }
  body.refund_total = wire(refunded);
  body.refunds.push({ created: timestamp(sandbox.store.now()), amount: wire(amount) });
  recordStatus(sandbox, account, charge, refunded.equals(body.total) ? 'refunded' : 'partially_refunded');
}
