import type { Express } from 'express';
import { refuse } from '../errors';
import { createInvoice, editInvoice } from '../invoices/invoice';
import { archiveLink, createLink, editLink } from '../links/link';
import type { Sandbox } from '../sandbox-context';
import { accountOf, control } from './control-call';
import { customerOf, invoiceOf, linkOf } from './located';

/**
 * Changes that a colleague makes to customers, links and invoices in Nomod's app and that the API does not fully
 * support.
 */
export function mountDashboardControl(app: Express, sandbox: Sandbox): void {
  control(app, sandbox, 'post', '/accounts/:key/links', (call) => {
    const account = accountOf(call);
    const { body } = createLink(account, call.body, sandbox.store.nowAt(account));
    return Object.assign(body, { source: 'app' });
  });
  control(app, sandbox, 'post', '/accounts/:key/invoices', (call) => {
    const account = accountOf(call);
    const { body } = createInvoice(account, call.body, sandbox.store.nowAt(account));
    return Object.assign(body, { source: 'app' });
  });
  for (const [act, status] of Object.entries({ enable: 'enabled', disable: 'disabled' }))
    control(app, sandbox, 'post', `/links/:id/${act}`, (call) => {
      const { account, found } = linkOf(call);
      editLink(account, found, { status }, sandbox.store.nowAt(account));
    });
  control(app, sandbox, 'post', '/links/:id/expire', (call) => {
    linkOf(call).found.expired = true;
  });
  control(app, sandbox, 'post', '/invoices/:id/cancel', (call) => {
    const { account, found } = invoiceOf(call);
    editInvoice(account, found, { status: 'cancelled' }, sandbox.store.nowAt(account));
  });
  control(app, sandbox, 'delete', '/links/:id', (call) => archiveLink(linkOf(call).found));
  for (const [path, find] of Object.entries({ invoices: invoiceOf, customers: customerOf }))
    control(app, sandbox, 'delete', `/${path}/:id`, (call) => {
      const { found } = find(call);
      if (found.deleted) throw refuse('already_deleted', 'It is already deleted.');
      found.deleted = true;
    });
  for (const [path, find] of Object.entries({ links: linkOf, invoices: invoiceOf, customers: customerOf }))
    control(app, sandbox, 'patch', `/${path}/:id`, (call) => Object.assign(find(call).found.body, call.body));
}
