import type { Express } from 'express';
import { pay } from '../charges/pay';
import type { Payable } from '../charges/payable';
import { readPaymentRequest } from '../charges/payment-request';
import type { Sandbox } from '../sandbox-context';
import type { Account } from '../store/state';
import { control, type ControlCall } from './control-call';
import { invoiceOf, linkOf, payableAt } from './located';
import { tillSale } from './till-sale';

/** Payments for our links and invoices, and for other sales. */
export function mountPaymentControl(app: Express, sandbox: Sandbox): void {
  const attempt = (target: (call: ControlCall) => { account: Account; payable: Payable }, status?: 'failed') => {
    return (call: ControlCall) => {
      const { account, payable } = target(call);
      const request = readPaymentRequest(account, call.body);
      return pay(sandbox, account, payable, { ...request, status: status ?? request.status }).body;
    };
  };
  const onLink = (call: ControlCall) => payableAt(call, linkOf(call));
  const onInvoice = (call: ControlCall) => payableAt(call, invoiceOf(call));
  control(app, sandbox, 'post', '/links/:id/pay', attempt(onLink));
  control(app, sandbox, 'post', '/links/:id/decline', attempt(onLink, 'failed'));
  control(app, sandbox, 'post', '/invoices/:id/pay', attempt(onInvoice));
  control(app, sandbox, 'post', '/invoices/:id/decline', attempt(onInvoice, 'failed'));
  control(app, sandbox, 'post', '/accounts/:key/charges', attempt(tillSale));
}
