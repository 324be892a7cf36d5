import { chargeEvent, sendSigned } from '../harness/signed-delivery';
import { settled, type Tenant } from '../harness/tenant';
import type { Flow, Subject } from './flow';

/** An impatient caller's limit for one try, in milliseconds. */
const PATIENCE_MS = 10_000;

/** Nomod says that a link was paid. */
const settleWebhook: Flow = {
  name: 'webhook settlement',
  syncs: false,
  async prepare(tenant, gateway) {
    const customerId = await tenant.createCustomer();
    const { id, linkId } = await tenant.createPayable(customerId);
    return { invoiceId: id, customerId, chargeId: await gateway.payLink(linkId) };
  },
  ask: (tenant, subject) => tell(tenant, subject, 'charge.completed'),
};

const createLink: Flow = {
  name: 'link creation',
  syncs: false,
  async prepare(tenant) {
    const customerId = await tenant.createCustomer();
    return { invoiceId: await tenant.createFinalized(customerId), customerId };
  },
  ask: (tenant, { invoiceId }) => post(tenant, '/payments', invoiceId, tenant.linkRequest(invoiceId)),
};

/** Finalize, make the customer and the invoice at Nomod, keep the mapping. */
const finalizeAndSync: Flow = {
  name: 'finalize and sync',
  syncs: true,
  async prepare(tenant) {
    const customerId = await tenant.createCustomer();
    return { invoiceId: await tenant.createDraft(customerId), customerId };
  },
  ask: (tenant, { invoiceId }) => post(tenant, `/invoices/${invoiceId}/finalize`, invoiceId, {}),
};

/** The invoice is voided and its live link switched off at Nomod. */
const voidWithLink: Flow = {
  name: 'void with a live link',
  syncs: false,
  async prepare(tenant) {
    const customerId = await tenant.createCustomer();
    return { invoiceId: (await tenant.createPayable(customerId)).id, customerId };
  },
  ask: (tenant, { invoiceId }) => post(tenant, `/invoices/${invoiceId}/void`, invoiceId, {}),
};

/** Somebody refunded part of a settled payment in Nomod's dashboard. */
const refundWebhook: Flow = {
  name: 'refund told by webhook',
  syncs: false,
  async prepare(tenant, gateway) {
    const customerId = await tenant.createCustomer();
    const { id, linkId } = await tenant.createPayable(customerId);
    const chargeId = await gateway.payLink(linkId);
    const subject = { invoiceId: id, customerId, chargeId };
    await tell(tenant, subject, 'charge.completed');
    await settled(tenant.server);
    await gateway.control('POST', `/charges/${chargeId}/refund`, { amount: '40.00' });
    return subject;
  },
  ask: (tenant, subject) => tell(tenant, subject, 'charge.refunded'),
};

export const flows: Flow[] = [settleWebhook, createLink, finalizeAndSync, voidWithLink, refundWebhook];

function tell(tenant: Tenant, { chargeId }: Subject, type: string): Promise<number> {
  if (!chargeId) throw new Error('Nothing was paid');
  return sendSigned(tenant, chargeEvent(`msg_${type}_${chargeId}`, type, chargeId), PATIENCE_MS);
}

/** The same Idempotency-Key for every try of one subject. */
async function post(tenant: Tenant, path: string, key: string, body: object): Promise<number> {
  const headers = { 'idempotency-key': `key-${key}` };
  return (await tenant.call('POST', path, { body, headers, timeoutMs: PATIENCE_MS })).status;
}
