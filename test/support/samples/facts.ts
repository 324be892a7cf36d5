import { randomUUID } from 'node:crypto';
import type { InvoiceAnswer, ListAnswer, PaymentAnswer } from '../remit-answers';
import { eventually } from '../probe';
import { PASSWORD, tokenIn } from '../people';
import { PATIENCE, type Shop } from '../shop';

/** The values that replace the examples in a sample. */
export interface Fact {
  /** Replaces the example of the path. */
  readonly id?: string;
  /** Replace the examples of the body and the query. */
  readonly members?: Readonly<Record<string, string>>;
}

export type Facts = Readonly<Record<string, Fact>>;

type Row = { readonly id: string };

/**
 * Makes the objects for the samples of one language. An object that an operation changes belongs to that operation
 * alone.
 */
export async function makeFacts(shop: Shop, receiverUrl: string): Promise<Facts> {
  const made = {
    ...(await customers(shop)),
    ...(await connections(shop)),
    ...(await invoices(shop)),
    ...(await payments(shop)),
    ...(await endpoints(shop, receiverUrl)),
    ...(await approvals(shop)),
    ...(await attention(shop)),
    ...(await people(shop)),
  };
  const { items } = await eventually('a request to be in the log', () => shop.get<ListAnswer<Row>>('request-log'), {
    ...PATIENCE,
    until: (page) => page.items.length > 0,
  });
  const key = await shop.post<Row>('api-keys', { name: 'Reader', scopes: ['read'] });
  const environment = { id: shop.environment.id };
  return {
    ...made,
    getLoggedRequest: { id: items[0]?.id },
    revokeApiKey: { id: key.id },
    createTenantApiKey: { id: shop.tenant.id },
    inviteOwner: { id: shop.tenant.id },
    getEnvironment: environment,
    updateEnvironment: environment,
  };
}

async function customers(shop: Shop): Promise<Facts> {
  const external = randomUUID();
  const { id } = await shop.post<Row>('customers', { external_id: external, name: 'Aisha' });
  return {
    createCustomer: { members: { external_id: randomUUID() } },
    updateCustomerByQuery: { members: { external_customer_id: external } },
    getCustomerByExternalId: { id: external },
    getCustomer: { id },
    updateCustomer: { id },
    getCustomerIntegrations: { id },
    ...Object.fromEntries(
      ['getCustomerBalance', 'getStatement', 'getStatementCsv'].map((operation) => [operation, { id }]),
    ),
    archiveCustomer: { id: (await shop.newCustomer()).id },
    eraseCustomer: { id: (await shop.newCustomer()).id },
  };
}

async function connections(shop: Shop): Promise<Facts> {
  const { id } = shop.connection;
  const own = () => ({ name: randomUUID(), api_key: `sk_test_${randomUUID()}` });
  const another = async () => ({ id: (await shop.newConnection(own())).id });
  const [second, third] = [await another(), await another()];
  return {
    ...Object.fromEntries(
      ['getConnection', 'testConnection', 'getConnectionCalls', 'getConnectionHabits'].map((operation) => [
        operation,
        { id },
      ]),
    ),
    probeConnection: { id },
    createConnection: { members: own() },
    updateConnection: { ...third, members: { name: own().name } },
    publishConnection: second,
    unpublishConnection: second,
    replaceConnectionApiKey: { ...third, members: { api_key: own().api_key } },
    rotateConnectionWebhookSecret: third,
    archiveConnection: await another(),
  };
}

/** Switches the push. Invoices from before it is enabled are paid through links. */
const push = (shop: Shop, outbound: boolean) =>
  shop.call('PUT', `connections/${shop.connection.id}`, { sync_config: { invoice: { outbound } } });

async function invoices(shop: Shop): Promise<Facts> {
  await push(shop, true);
  const synced = await shop.untilSynced((await shop.invoice()).id);
  await push(shop, false);
  const owed = async () => ({ id: (await shop.invoice()).id });
  const read = { id: synced.id };
  return {
    createInvoice: { members: { customer_id: (await shop.newCustomer()).id } },
    ...Object.fromEntries(
      [
        'getInvoice',
        'getInvoiceTimeline',
        'listCreditNotes',
        'syncInvoice',
        'getInvoiceSync',
        'checkInvoice',
        'getInvoiceDocument',
        'sendInvoiceEmail',
        'previewInvoiceEmail',
        'listInvoiceEmails',
      ].map((operation) => [operation, read]),
    ),
    getStatementPdf: { id: synced.customer_id },
    updateInvoice: { id: (await shop.draft()).id },
    finalizeInvoice: { id: (await shop.draft()).id },
    voidInvoice: await owed(),
    rotateInvoiceHostedUrl: await owed(),
    createCreditNote: await owed(),
    getCreditNoteDocument: { id: (await credited(shop, (await owed()).id)).id },
  };
}

async function payments(shop: Shop): Promise<Facts> {
  const link = await shop.link();
  const charge = await shop.gateway.payLink(link.gateway_tracking_id);
  await shop.untilPayment(link.id, 'succeeded');
  const delivery = await shop.untilDelivery(charge.id, 'processed');
  const outside = async () => {
    const owed = await shop.invoice();
    const offline = { payment_method_type: 'offline', payment_gateway: undefined };
    return { id: (await shop.post<Row>('payments', shop.linkRequest(owed, offline))).id };
  };
  const owed = await shop.invoice();
  const paid = { id: link.id };
  return {
    createPayment: { members: { destination_id: owed.id, amount: owed.amount_remaining, currency: owed.currency } },
    getPayment: paid,
    checkPayment: paid,
    getPaymentTimeline: paid,
    getReceipt: paid,
    processPayment: { id: (await withoutLink(shop)).id },
    refundPayment: await outside(),
    voidPayment: await outside(),
    getIncomingWebhook: { id: delivery.id },
    replayIncomingWebhook: { id: delivery.id },
  };
}

/** A payment whose link Nomod refused once. */
async function withoutLink(shop: Shop): Promise<PaymentAnswer> {
  const invoice = await shop.invoice();
  await shop.gateway.fault({ operation: 'create_link', kind: 'status', status: 400, times: 1 });
  const { body } = await shop.call<{ details: { payment_id: string } }>('POST', 'payments', shop.linkRequest(invoice));
  return shop.readPayment(body.details.payment_id);
}

async function endpoints(shop: Shop, url: string): Promise<Facts> {
  const { id } = await shop.post<Row>('webhook-endpoints', { url });
  const sent = await shop.post<Row>(`webhook-endpoints/${id}/test`);
  await eventually('the test to be sent', () => shop.get<{ status: string }>(`outgoing-webhooks/${sent.id}`), {
    ...PATIENCE,
    until: ({ status }) => status !== 'pending',
  });
  const gone = await shop.post<Row>('webhook-endpoints', { url });
  return {
    createWebhookEndpoint: { members: { url } },
    getWebhookEndpoint: { id },
    updateWebhookEndpoint: { id, members: { url } },
    rotateWebhookEndpoint: { id },
    testWebhookEndpoint: { id },
    replayEvents: { id },
    removeWebhookEndpoint: { id: gone.id },
    getOutgoingWebhook: { id: sent.id },
    replayOutgoingWebhook: { id: sent.id },
  };
}

/** Offline payments above the limit, requested by another key. */
async function approvals(shop: Shop): Promise<Facts> {
  const limit = (approval_limits: object) =>
    shop.call('PUT', `environments/${shop.environment.id}`, { approval_limits });
  await limit({ USD: '10.00' });
  const scopes = ['read', 'write', 'payments:offline'];
  const asker = await shop.post<{ api_key: string }>('api-keys', { name: 'Asks', scopes });
  const asked = async () => {
    const owed: InvoiceAnswer = await shop.invoice({ currency: 'USD' });
    const payment = shop.linkRequest(owed, { payment_method_type: 'offline', payment_gateway: undefined });
    const authorization = `Bearer ${asker.api_key}`;
    const { body } = await shop.call<{ details: { approval_id: string } }>('POST', 'payments', payment, {
      authorization,
    });
    return { id: body.details.approval_id };
  };
  const [first, second] = [await asked(), await asked()];
  await limit({});
  return { getApproval: first, approveApproval: first, refuseApproval: second };
}

const credited = (shop: Shop, invoiceId: string): Promise<Row> =>
  shop.post<Row>(`invoices/${invoiceId}/credit-notes`, { amount: '1.00', reason: 'A mistake' });

async function people(shop: Shop): Promise<Facts> {
  const invite = (email: string) =>
    shop.post<Row & { url: string }>('members/invitations', {
      email,
      role: 'support',
      environment_id: shop.environment.id,
    });
  const newMember = async () => {
    const email = `${randomUUID()}@example.com`;
    const token = tokenIn((await invite(email)).url);
    await shop.send('POST', 'session/join', {
      body: { token, name: 'Noor', password: PASSWORD },
      headers: { 'x-remit-console': '1' },
    });
    const { items } = await shop.get<{ items: (Row & { email: string })[] }>('members');
    return { email, id: items.find((member) => member.email === email)?.id };
  };
  const [changed, removed] = [await newMember(), await newMember()];
  return {
    updateMember: { id: changed.id },
    removeMember: { id: removed.id },
    offerPasswordLink: { members: { email: changed.email } },
    revokeInvitation: { id: (await invite(`${randomUUID()}@example.com`)).id },
  };
}

/** Invoices that Nomod refused once each. */
async function attention(shop: Shop): Promise<Facts> {
  await push(shop, true);
  const refused = async () => {
    await shop.gateway.fault({ operation: 'create_invoice', kind: 'status', status: 422, times: 1 });
    const { id } = await shop.invoice();
    const rows = await eventually('the refused invoice to be listed', () => shop.attention(), {
      ...PATIENCE,
      until: (listed) => listed.some((row) => row.invoice_id === id),
    });
    return { id: rows.find((row) => row.invoice_id === id)?.id };
  };
  const [first, second] = [await refused(), await refused()];
  // The push stays enabled, because a repeated push needs the connection as it was.
  const { id } = await shop.draft();
  return {
    getAttentionRow: first,
    checkAttentionRow: first,
    countAttentionRowLost: first,
    matchAttentionRow: { ...first, members: { invoice_id: id } },
    dismissAttentionRow: first,
    retryAttentionRow: second,
  };
}
