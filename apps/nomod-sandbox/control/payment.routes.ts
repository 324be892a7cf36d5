import type { Express } from 'express';
import { Decimal } from 'decimal.js';
import { CHARGE_STATUSES, CHARGE_TYPES, type Charge } from '../charges/charge';
import { recordStatus } from '../charges/charge-status';
import { pay } from '../charges/pay';
import { payableInvoice, payableLink, type Payable } from '../charges/payable';
import { readPaymentRequest } from '../charges/payment-request';
import { refund } from '../charges/refund';
import { refuse } from '../errors';
import * as read from '../http/fields';
import { readBill } from '../links/bill';
import { wire } from '../money';
import type { Sandbox } from '../sandbox-context';
import { pick } from '../store/pick';
import type { Account } from '../store/state';
import { WEBHOOK_EVENT_TYPES } from '../webhooks/event-types';
import { accountOf, control, type ControlCall } from './control-call';

export function mountPaymentControl(app: Express, sandbox: Sandbox): void {
  const attempt = (target: (call: ControlCall) => { account: Account; payable: Payable }, status?: 'failed') => {
    return (call: ControlCall) => {
      const { account, payable } = target(call);
      const request = readPaymentRequest(account, call.body);
      return pay(sandbox, account, payable, { ...request, status: status ?? request.status }).body;
    };
  };
  control(app, sandbox, 'post', '/links/:id/pay', attempt(linkOf));
  control(app, sandbox, 'post', '/links/:id/decline', attempt(linkOf, 'failed'));
  control(app, sandbox, 'post', '/invoices/:id/pay', attempt(invoiceOf));
  control(app, sandbox, 'post', '/invoices/:id/decline', attempt(invoiceOf, 'failed'));
  control(app, sandbox, 'post', '/accounts/:key/charges', attempt(unrelated));
  control(app, sandbox, 'post', '/charges/:id/refund', (call) => {
    const { account, found: charge } = chargeOf(call);
    const rest = wire(new Decimal(charge.body.total).minus(charge.body.refund_total));
    refund(sandbox, account, charge, { amount: rest, ...call.body });
    return charge.body;
  });
  control(app, sandbox, 'post', '/charges/:id/dispute', (call) => {
    const { account, found: charge } = chargeOf(call);
    recordStatus(sandbox, account, charge, 'disputed');
    return charge.body;
  });
  control(app, sandbox, 'post', '/charges/:id/status', (call) => {
    const { account, found: charge } = chargeOf(call);
    const status = read.oneOf(call.body, 'status', CHARGE_STATUSES);
    if (status === null) throw refuse('missing_status', `status: must be one of ${CHARGE_STATUSES.join(', ')}.`);
    recordStatus(sandbox, account, charge, status);
    return charge.body;
  });
  control(app, sandbox, 'patch', '/charges/:id', (call) => Object.assign(chargeOf(call).found.body, call.body));
  control(app, sandbox, 'post', '/charges/:id/events', (call) => {
    const { account, found: charge } = chargeOf(call);
    const type = read.oneOf(call.body, 'type', WEBHOOK_EVENT_TYPES);
    if (type === null) throw refuse('field_required', `type: must be one of ${WEBHOOK_EVENT_TYPES.join(', ')}.`);
    return sandbox.webhooks.publish(account, type, charge);
  });
}

function linkOf({ sandbox, params }: ControlCall) {
  const { account, found } = sandbox.accounts.locate('Link', ({ links }) => pick(links, params.id));
  return { account, payable: payableLink(account, found, sandbox.store.now()) };
}

function invoiceOf({ sandbox, params }: ControlCall) {
  const { account, found } = sandbox.accounts.locate('Invoice', ({ invoices }) => pick(invoices, params.id));
  return { account, payable: payableInvoice(account, found, sandbox.store.now()) };
}

function chargeOf({ sandbox, params }: ControlCall): { account: Account; found: Charge } {
  return sandbox.accounts.locate('Charge', ({ charges }) => pick(charges, params.id));
}

/** A charge nobody made through the API: taken at a till, or by another app on the same account. */
function unrelated(call: ControlCall): { account: Account; payable: Payable } {
  const account = accountOf(call);
  const amount = wire(read.amount(call.body, 'amount', 'invalid_amount'));
  const bill = readBill(account, { currency: 'AED', items: [{ name: 'Sale at the till', amount }], ...call.body });
  const payable: Payable = {
    bill,
    type: read.oneOf(call.body, 'type', CHARGE_TYPES) ?? 'charge',
    closed: null,
    allow_tip: true,
    success_url: null,
    failure_url: null,
    link_id: null,
    invoice_id: null,
    customer: null,
    link: () => null,
    settle: () => undefined,
  };
  return { account, payable };
}
