import type { Express } from 'express';
import { Decimal } from 'decimal.js';
import { CHARGE_STATUSES, type Charge } from '../charges/charge';
import { recordStatus } from '../charges/charge-status';
import { endDispute } from '../charges/dispute';
import { refund } from '../charges/refund';
import { reverseRefund, settleRefund } from '../charges/refund-end';
import { refuse } from '../errors';
import * as read from '../http/fields';
import { wire } from '../money';
import type { Sandbox } from '../sandbox-context';
import type { Account } from '../store/state';
import { WEBHOOK_EVENT_TYPES } from '../webhooks/event-types';
import { control } from './control-call';
import { chargeOf } from './located';

type Act = (sandbox: Sandbox, account: Account, charge: Charge, fields: read.Fields) => unknown;

/** Changes that a colleague, the bank or Nomod makes to a charge. */
export function mountChargeControl(app: Express, sandbox: Sandbox): void {
  const onCharge = (path: string, act: Act) =>
    control(app, sandbox, 'post', `/charges/:id${path}`, (call) => {
      const { account, found } = chargeOf(call);
      return act(sandbox, account, found, call.body) ?? found.body;
    });
  onCharge('/refund', (_sandbox, account, charge, fields) => {
    const rest = wire(new Decimal(charge.body.total).minus(charge.body.refund_total));
    refund(sandbox, account, charge, { amount: rest, ...fields });
  });
  onCharge('/refund/settle', settleRefund);
  onCharge('/refund/reverse', reverseRefund);
  onCharge('/dispute', (_sandbox, account, charge, fields) =>
    recordStatus(sandbox, account, charge, 'disputed', { silent: read.flag(fields, 'silent', false) }),
  );
  onCharge('/dispute/end', endDispute);
  onCharge('/status', (_sandbox, account, charge, fields) => {
    const status = read.oneOf(fields, 'status', CHARGE_STATUSES);
    if (status === null) throw refuse('missing_status', `status: must be one of ${CHARGE_STATUSES.join(', ')}.`);
    recordStatus(sandbox, account, charge, status, { silent: read.flag(fields, 'silent', false) });
  });
  onCharge('/events', (_sandbox, account, charge, fields) => {
    const type = read.oneOf(fields, 'type', WEBHOOK_EVENT_TYPES);
    if (type === null) throw refuse('field_required', `type: must be one of ${WEBHOOK_EVENT_TYPES.join(', ')}.`);
    return sandbox.webhooks.publish(account, type, charge);
  });
  control(app, sandbox, 'delete', '/charges/:id', (call) => {
    chargeOf(call).found.deleted = true;
  });
  control(app, sandbox, 'get', '/charges/:id', (call) => chargeOf(call).found.body);
  control(app, sandbox, 'patch', '/charges/:id', (call) => Object.assign(chargeOf(call).found.body, call.body));
}
