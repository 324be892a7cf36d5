import type { Gateway } from '../harness/gateway';
import { chargeEvent, sendSigned } from '../harness/signed-delivery';
import { settled, type Tenant } from '../harness/tenant';
import { probe, sweep } from './account-flows';
import type { Flow, Subject } from './flow';

/** Milliseconds. Time limit of an impatient caller for one attempt. */
const PATIENCE_MS = 10_000;

/** Part of the 100.00 that were paid. */
const REFUND = '40.00';

/** Nomod announces that a link was paid. */
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

/** The invoice gets its number and becomes due. */
const finalize: Flow = {
  name: 'finalize',
  syncs: false,
  async prepare(tenant) {
    const customerId = await tenant.createCustomer();
    return { invoiceId: await tenant.createDraft(customerId), customerId };
  },
  ask: (tenant, { invoiceId }) => post(tenant, `/invoices/${invoiceId}/finalize`, invoiceId, {}),
};

/** The same with the push to Nomod: it makes the customer and the invoice there and stores the mappings. */
const invoiceSync: Flow = { ...finalize, name: 'invoice sync', syncs: true };

/** The invoice is voided and its live link is disabled at Nomod. */
const voidWithLink: Flow = {
  name: 'void with a live link',
  syncs: false,
  async prepare(tenant) {
    const customerId = await tenant.createCustomer();
    return { invoiceId: (await tenant.createPayable(customerId)).id, customerId };
  },
  ask: (tenant, { invoiceId }) => post(tenant, `/invoices/${invoiceId}/void`, invoiceId, {}),
};

/** A colleague refunds part of a settled payment in Nomod's dashboard. */
const refundWebhook: Flow = {
  name: 'refund told by webhook',
  syncs: false,
  async prepare(tenant, gateway) {
    const subject = await settledPayment(tenant, gateway);
    await gateway.control('POST', `/charges/${subject.chargeId}/refund`, { amount: REFUND });
    return subject;
  },
  ask: (tenant, subject) => tell(tenant, subject, 'charge.refunded'),
};

/** Part of a settled payment is refunded through Remit. */
const refund: Flow = {
  name: 'refund',
  syncs: false,
  prepare: settledPayment,
  ask: (tenant, { invoiceId, paymentId }) =>
    post(tenant, `/payments/${paymentId}/refund`, invoiceId, { amount: REFUND }),
};

export const flows: Flow[] = [
  settleWebhook,
  createLink,
  invoiceSync,
  refund,
  voidWithLink,
  refundWebhook,
  finalize,
  sweep,
  probe,
];

async function settledPayment(tenant: Tenant, gateway: Gateway): Promise<Subject> {
  const customerId = await tenant.createCustomer();
  const { id, linkId, payment } = await tenant.createPayable(customerId);
  const subject = {
    ...{ invoiceId: id, customerId, paymentId: payment.id },
    chargeId: await gateway.payLink(linkId),
  };
  await tell(tenant, subject, 'charge.completed');
  await settled(tenant.server);
  return subject;
}

function tell(tenant: Tenant, { chargeId }: Subject, type: string): Promise<number> {
  if (!chargeId) throw new Error('Nothing was paid');
  return sendSigned(tenant, chargeEvent(`msg_${type}_${chargeId}`, type, chargeId), PATIENCE_MS);
}

/** The same Idempotency-Key for every attempt of one subject. */
async function post(tenant: Tenant, path: string, key: string, body: object): Promise<number> {
  const headers = { 'idempotency-key': `key-${key}` };
  return (await tenant.call('POST', path, { body, headers, timeoutMs: PATIENCE_MS })).status;
}
