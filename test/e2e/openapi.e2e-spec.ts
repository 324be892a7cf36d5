import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { errorCatalogue } from '@remit/http-api';
import { callAsOperator } from '../support/call-as-operator';
import { callAboutPeople } from '../support/call-about-people';
import { callCustomers } from '../support/call-customers';
import { DescribedApi } from '../support/described-api';
import { eventually } from '../support/probe';
import { payWithApproval } from '../support/pay-with-approval';
import { type RemitProcess, startRemit } from '../support/remit-process';
import { NOT_POSTED, sendExamples } from '../support/send-examples';
import { startSandboxProcess } from '../support/sandbox-process';
import { statementsWithoutTenant } from '../support/statements-without-tenant';
import type { ServerProcess } from '../support/server-process';
import { TenantClient } from '../support/tenant-client';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { WebhookReceiver } from '../support/webhook-receiver';

/** A stream that does not end, and the page it is for; files, which `hosted-pages` and `business-logo` send and read. */
const NOT_JSON = [
  'GET /api/v1/events/stream',
  'GET /metrics',
  'GET /api/v1/invoices/{id}/pdf',
  'GET /api/v1/credit-notes/{id}/pdf',
  'GET /api/v1/payments/{id}/receipt',
  'GET /api/v1/business-profile/logo',
  'GET /api/v1/customers/{id}/statement/pdf',
  'GET /api/v1/customers/{id}/statement/csv',
  'PUT /api/v1/business-profile/logo',
  'POST /api/v1/customers/import',
  'POST /api/v1/invoices/import',
];
const MAIL = { SMTP_URL: 'smtp://127.0.0.1:9', SMTP_FROM: 'billing@remit.example' };
const RELAY_SECRET = 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtMTIz';

describe('the OpenAPI document', () => {
  let database: TestDatabase;
  let remit: RemitProcess;
  let sandbox: ServerProcess;
  let api: DescribedApi;
  const receiver = new WebhookReceiver();

  beforeAll(async () => {
    database = await createTestDatabase();
    sandbox = await startSandboxProcess();
    remit = await startRemit({ databaseUrl: database.url, nomodUrl: sandbox.url, env: MAIL });
    await receiver.start();
    const document = await (await fetch(`${remit.url}/openapi.json`)).json();
    api = new DescribedApi(remit.url, document as DescribedApi['document']);
  }, 120_000);

  afterAll(async () => {
    await receiver.stop();
    await remit.stop();
    await sandbox.stop();
    await database.drop();
  });

  it('is valid OpenAPI 3.1', () => {
    const schema: unknown = JSON.parse(
      readFileSync(require.resolve('@seriousme/openapi-schema-validator/schemas/v3.1/schema.json'), 'utf8'),
    );
    const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
    addFormats(ajv);
    const validate = ajv.compile(schema as object);
    expect({ valid: validate(api.document), errors: validate.errors }).toEqual({ valid: true, errors: null });
  });

  it('says of every operation what it does, what it answers and how that looks', () => {
    for (const [path, methods] of Object.entries(api.document.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const name = `${method} ${path}`;
        expect({ name, summary: operation.summary }).toEqual({ name, summary: expect.stringMatching(/\S/) });
        for (const [status, response] of Object.entries(operation.responses)) {
          const json = (response.content as Record<string, Record<string, unknown>> | undefined)?.['application/json'];
          if (!json) continue;
          const pointer = `/paths/${encodeURIComponent(path.replaceAll('/', '~1'))}/${method}/responses/${status}/content/application~1json/schema`;
          const examples = json.examples
            ? Object.values(json.examples as Record<string, { value: unknown }>).map(({ value }) => value)
            : [json.example];
          for (const example of examples) {
            expect({ name, status, problems: api.problems(pointer, example) }).toEqual({ name, status, problems: [] });
          }
        }
      }
    }
  });

  it('knows every error of the catalogue, and no other', async () => {
    const { body } = await api.call('GET /api/v1/errors');
    const listed = (body.items as { code: string }[]).map(({ code }) => code);
    expect(listed.sort()).toEqual(Object.keys(errorCatalogue).sort());
    const text = JSON.stringify(api.document.paths);
    const undocumented = listed.filter((code) => !text.includes(`"${code}":{"value"`));
    // Answered before a route is known, so they belong to no operation.
    expect(undocumented).toEqual(['method_not_allowed', 'not_implemented']);
  });

  it('has examples of bodies that are accepted as they stand, but for ids', async () => {
    const { key } = await TenantClient.create(remit);
    const { posted, refused } = await sendExamples(api, { key, adminKey: remit.adminKey, receiverUrl: receiver.url });
    expect(refused).toEqual([]);
    const withBody = Object.entries(api.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { requestBody }]) =>
        requestBody ? [`${method.toUpperCase()} ${path}`] : [],
      ),
    );
    expect(withBody.filter((operation) => !posted.has(operation))).toEqual(NOT_POSTED);
  }, 60_000);

  it('describes what every operation answers', async () => {
    const tenant = await TenantClient.create(remit);
    const { key } = tenant;
    const create = async (operation: string, body: object, expected = 201) => {
      const answer = await api.call(operation, { key, body });
      expect({ operation, status: answer.status }).toEqual({ operation, status: expected });
      return String(answer.body.id);
    };
    const all = async (operations: readonly string[], ids: readonly string[] = [], body?: object) => {
      for (const operation of operations) await api.call(operation, { key, ids, body });
    };

    await all(['GET /livez', 'GET /readyz', 'GET /health', 'GET /metrics']);
    for (const work of [callAsOperator(api, tenant.adminKey), callAboutPeople(api, tenant)]) await work;
    await all(['GET /api/v1/environments', 'GET /api/v1/api-keys', 'GET /api/v1/audit', 'GET /api/v1/audit-log']);
    await all(['GET /api/v1/audit-log/verify', 'GET /api/v1/environments/{id}'], [tenant.environmentId]);
    for (const return_hosts of [['example.com'], []])
      await all(['PUT /api/v1/environments/{id}'], [tenant.environmentId], { return_hosts });
    const apiKeyId = await create('POST /api/v1/api-keys', { name: 'Reader', scopes: ['read'] });
    await all(['DELETE /api/v1/api-keys/{id}'], [apiKeyId]);

    await all(['PUT /api/v1/business-profile'], [], { trade_name: 'Palm Bakery', default_due_days: 14 });
    await all(['GET /api/v1/business-profile', 'GET /api/v1/email-settings', 'DELETE /api/v1/business-profile/logo']);
    await all(['PUT /api/v1/email-settings'], [], { reminder_days: [-3, 0, 7], reply_to: 'books@palm.example' });

    await create('POST /api/v1/webhook-endpoints', { url: receiver.url, description: 'Hears everything' });
    const connectionId = await create('POST /api/v1/connections', {
      name: 'Nomod',
      provider_type: 'nomod',
      api_key: `sk_test_${tenant.environmentId}`,
      webhook_secret: RELAY_SECRET,
      sync_config: { invoice: { outbound: true } },
    });
    await all(['GET /api/v1/connections']);
    await all(['GET /api/v1/connections/{id}', 'GET /api/v1/connections/{id}/calls'], [connectionId]);
    await all(['POST /api/v1/connections/{id}/test'], [connectionId]);
    await all(['PUT /api/v1/connections/{id}'], [connectionId], { name: 'Nomod account' });
    await all(['PUT /api/v1/connections/{id}/credentials'], [connectionId], {
      api_key: `sk_test_${tenant.environmentId}`,
    });
    await all(['POST /api/v1/connections/{id}/publish', 'POST /api/v1/connections/{id}/unpublish'], [connectionId]);
    await all(['POST /api/v1/connections/{id}/publish'], [connectionId]);
    await all(['GET /api/v1/connections/{id}/habits'], [connectionId]);
    const { body: probing } = await api.call('POST /api/v1/connections/{id}/probe', { key, ids: [connectionId] });
    expect(probing.probe).not.toBeNull();

    const customerId = await callCustomers(api, key);

    const line_items = [{ display_name: 'Plan', quantity: '1', amount: '100.00' }];
    const invoice = { customer_id: customerId, currency: 'USD', line_items };
    const invoiceId = await create('POST /api/v1/invoices', invoice);
    await all(['PUT /api/v1/invoices/{id}'], [invoiceId], { description: 'August' });
    await all(['POST /api/v1/invoices/{id}/finalize', 'POST /api/v1/invoices/{id}/sync'], [invoiceId]);
    await tenant.settled();
    await all(['POST /api/v1/invoices/{id}/check'], [invoiceId]);
    await all(['GET /api/v1/invoices']);
    await create('POST /api/v1/invoices/search', { sort: [{ field: 'total', direction: 'asc' }] }, 200);
    await create('POST /api/v1/invoices/totals', { invoice_status: ['finalized'] }, 200);
    await all(
      ['GET /api/v1/invoices/{id}', 'GET /api/v1/invoices/{id}/timeline', 'GET /api/v1/invoices/{id}/sync'],
      [invoiceId],
    );
    await all(['POST /api/v1/invoices/{id}/send', 'POST /api/v1/invoices/{id}/send/preview'], [invoiceId], {});
    await all(['GET /api/v1/invoices/{id}/emails'], [invoiceId]);
    const draftId = await create('POST /api/v1/invoices', invoice);
    await all(['POST /api/v1/invoices/{id}/rotate-hosted-url'], [draftId]);
    await all(['POST /api/v1/invoices/{id}/void'], [draftId], { reason: 'Ordered twice' });

    const adjustedId = await create('POST /api/v1/invoices', invoice);
    await all(['POST /api/v1/invoices/{id}/finalize'], [adjustedId]);
    const offline = {
      destination_type: 'invoice',
      destination_id: adjustedId,
      payment_method_type: 'offline',
      amount: '40.00',
      currency: 'USD',
    };
    const offlineId = await payWithApproval(api, { key, environmentId: tenant.environmentId }, offline);
    const typo = { key, ids: [offlineId], body: { reason: 'Typed twice' } };
    await eventually('no limit', () => api.call('POST /api/v1/payments/{id}/void', typo), {
      until: ({ status }) => status === 200,
    });
    await all(['POST /api/v1/invoices/{id}/credit-notes'], [adjustedId], { amount: '10.00', reason: 'Late' });
    await all(['GET /api/v1/invoices/{id}/credit-notes'], [adjustedId]);

    const endpointId = await create('POST /api/v1/webhook-endpoints', { url: receiver.url });
    await all(['GET /api/v1/webhook-endpoints']);
    await all(['GET /api/v1/webhook-endpoints/{id}', 'POST /api/v1/webhook-endpoints/{id}/rotate'], [endpointId]);
    await all(['PUT /api/v1/webhook-endpoints/{id}'], [endpointId], { events: ['payment.success'] });
    const { body: tested } = await api.call('POST /api/v1/webhook-endpoints/{id}/test', { key, ids: [endpointId] });

    const payment = {
      destination_type: 'invoice',
      destination_id: invoiceId,
      payment_method_type: 'payment_link',
      payment_gateway: 'nomod',
      amount: '100.00',
      currency: 'USD',
    };
    const paymentId = await create('POST /api/v1/payments', payment);
    await all(['GET /api/v1/payments']);
    const filters = [{ field: 'amount', operator: 'gte', value: { number: 100 } }];
    await create('POST /api/v1/payments/search', { filters }, 200);
    await create('POST /api/v1/payments/totals', { filters }, 200);
    await all(['GET /api/v1/credit-notes']);
    await all(['POST /api/v1/payments/{id}/process', 'POST /api/v1/payments/{id}/check'], [paymentId]);
    await all(['GET /api/v1/payments/{id}', 'GET /api/v1/payments/{id}/timeline'], [paymentId]);
    await all(['POST /api/v1/payments/{id}/refund'], [paymentId], { amount: '1.00' });

    await api.call('POST /api/v1/webhooks/nomod/{tenant_id}/{environment_id}', {
      ids: [tenant.tenantId, tenant.environmentId],
      headers: { 'x-api-key': RELAY_SECRET },
      body: { id: '8c1d1a3e-0a3f-4f5d-9a53-3a4d0e5f7b11' },
    });
    const { body: deliveries } = await api.call('GET /api/v1/webhooks/deliveries', { key });
    const [delivery] = deliveries.items as { id: string }[];
    await all(
      ['GET /api/v1/webhooks/deliveries/{id}', 'POST /api/v1/webhooks/deliveries/{id}/replay'],
      [delivery?.id ?? ''],
    );
    await all(['GET /api/v1/webhooks/rejected']);
    await all(['POST /api/v1/connections/{id}/webhook-secret/rotate'], [connectionId], {});

    await tenant.settled();
    await all(['GET /api/v1/outgoing-webhooks']);
    await all(
      ['GET /api/v1/outgoing-webhooks/{id}', 'POST /api/v1/outgoing-webhooks/{id}/replay'],
      [String(tested.id)],
    );
    await all(['GET /api/v1/events']);
    await all(['POST /api/v1/webhook-endpoints/{id}/replay'], [endpointId], {});
    await all(['DELETE /api/v1/webhook-endpoints/{id}'], [endpointId]);

    await all(['GET /api/v1/attention']);
    for (const action of ['check', 'retry', 'count-lost'])
      await all([`POST /api/v1/attention/{id}/${action}`], ['att_unknown']);
    await all(['GET /api/v1/attention/{id}'], ['att_unknown']);
    await all(['POST /api/v1/attention/{id}/match'], ['att_unknown'], { invoice_id: invoiceId });
    await all(['POST /api/v1/attention/{id}/dismiss'], ['att_unknown'], { note: 'Seen' });

    const logged = await eventually('a request to be in the log', () => api.call('GET /api/v1/request-log', { key }), {
      until: ({ body }) => (body.items as unknown[]).length > 0,
    });
    await all(['GET /api/v1/request-log/{id}'], [(logged.body.items as { id: string }[])[0]?.id ?? '']);

    await all(['GET /api/v1/session']);
    const fromConsole = { headers: { 'x-remit-console': '1' } };
    await api.call('POST /api/v1/session', { ...fromConsole, body: { key } });
    // An API key is no session: who is signed in, and ending that, is tried in the browser.
    await all(['GET /api/v1/session/list', 'DELETE /api/v1/session/list/{id}'], ['ses_unknown']);
    await api.call('DELETE /api/v1/session', fromConsole);
    await all(['DELETE /api/v1/customers/{id}'], [customerId]);
    await api.call('DELETE /api/v1/connections/{id}', { key, ids: [connectionId], query: '?switch_off=true' });

    const told = receiver.received.map(({ event }) => event as { event_type: string });
    const objects = [...new Set(told.map(({ event_type }) => event_type.split('.')[0]))];
    expect(objects).toEqual(expect.arrayContaining(['payment', 'invoice', 'customer', 'connection', 'webhook']));
    for (const webhook of told) {
      const pointer = `/webhooks/${encodeURIComponent(webhook.event_type)}/post/requestBody/content/application~1json/schema`;
      const type = webhook.event_type;
      expect({ type, problems: api.problems(pointer, webhook) }).toEqual({ type, problems: [] });
    }

    const notCalled = api.operations.filter((operation) => !api.called.has(operation) && !NOT_JSON.includes(operation));
    expect(notCalled).toEqual([]);
    const refused = api.operations.filter((operation) => api.called.has(operation) && !api.succeeded.has(operation));
    expect(
      refused.filter(
        (operation) =>
          !/attention\/\{id\}|redrive|\/refund|\/process|session\/(list|confirmation|second-factor|code|provider|passkey)|PUT .*(session\/password|members\/rules)/.test(
            operation,
          ),
      ),
    ).toEqual([]);
  }, 120_000);

  it('is served without a statement that finds rows of tenants without their tenant', async () => {
    expect(await statementsWithoutTenant(database.url)).toEqual([]);
  });
});
