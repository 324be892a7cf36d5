import { Injectable, type OnModuleInit } from '@nestjs/common';
import { API_VERSIONS, DescribedWebhooks } from '@remit/http-api';
import { TEST_EVENT_TYPE, WEBHOOK_EVENTS } from './webhook-event-type';

const shown = (schema: string) => ({ $ref: `#/components/schemas/${schema}` });
const id = (what: string) => ({ type: ['string', 'null'] as unknown as 'string', description: what });

/** The object in a webhook, by the first part of its type, as the API returns it. */
const OBJECTS = {
  payment: shown('PaymentResponse'),
  invoice: shown('InvoiceResponse'),
  customer: shown('CustomerResponse'),
  connection: {
    type: 'object',
    description: 'Summary of the connection. GET /connections/{id} returns all fields.',
    required: ['id', 'name', 'provider_type', 'status', 'paused_at', 'paused_reason', 'created_at', 'updated_at'],
    properties: {
      id: { type: 'string', description: 'Its id.' },
      name: { type: 'string', description: 'Its name.' },
      provider_type: { type: 'string', description: 'Provider of the account: `nomod`.' },
      status: { type: 'string', description: 'Where it stands.' },
      paused_at: { ...id('When its work was paused; null when it is not.'), format: 'date-time' },
      paused_reason: id('Why its work is paused; null when it is not.'),
      created_at: { type: 'string', format: 'date-time', description: 'When it was created.' },
      updated_at: { type: 'string', format: 'date-time', description: 'When it was last changed.' },
    },
  },
  attention: {
    type: 'object',
    description: 'What needs a person. GET /attention/{id} returns the row with its evidence.',
    required: ['kind', 'summary', 'invoice_id', 'payment_id', 'charge_id', 'connection_id'],
    properties: {
      kind: { type: 'string', description: 'Kind of the problem.' },
      summary: { type: 'string', description: 'What happened, in one sentence.' },
      invoice_id: id('The affected invoice.'),
      payment_id: id('The affected payment.'),
      charge_id: id("Nomod's id of the charge."),
      connection_id: id('The affected connection.'),
    },
  },
} as const;

/** Required, except for the Svix name of each header. */
const header = (name: string, description: string, required = true) => ({
  name,
  in: 'header' as const,
  required,
  description,
  schema: { type: 'string' },
});

const HEADERS = [
  header('webhook-id', 'The same in every attempt. Ignore an id that you have already processed.'),
  header('webhook-timestamp', 'Unix time in seconds. Refuse messages that are more than five minutes old.'),
  header('webhook-signature', 'One or two signatures `v1,<base64>` with a space between, as Standard Webhooks has it.'),
  ...['id', 'timestamp', 'signature'].map((name) =>
    header(`svix-${name}`, `The same as \`webhook-${name}\`, as Svix calls it.`, false),
  ),
];

/** Adds the webhooks that endpoints receive to the OpenAPI document. */
@Injectable()
export class DescribeWebhooks implements OnModuleInit {
  constructor(private readonly described: DescribedWebhooks) {}

  onModuleInit(): void {
    const types = Object.entries(WEBHOOK_EVENTS);
    const webhooks = types.map(([type, meaning]) => [type, webhookOf(type, meaning)] as const);
    const schemas = Object.entries(OBJECTS).map(([name, schema]) => {
      const known = types.map(([type]) => type).filter((type) => nameOf(type) === name);
      return [eventName(name), eventSchema(known, name, schema)] as const;
    });
    const test = webhookOf(TEST_EVENT_TYPE, 'A test was requested with POST /webhook-endpoints/{id}/test');
    this.described.add(
      { ...Object.fromEntries(webhooks), [TEST_EVENT_TYPE]: test },
      { ...Object.fromEntries(schemas), WebhookEvent: eventSchema([TEST_EVENT_TYPE], 'test', TEST_OBJECT) },
    );
  }
}

const TEST_OBJECT = {
  type: 'object',
  description: 'A test event without meaning.',
  required: ['endpoint_id', 'message'],
  properties: { endpoint_id: { type: 'string' }, message: { type: 'string' } },
};

/** Added to each description, because the reference shows the default dialect. */
const DIALECT =
  'An endpoint whose `dialect` is `flexprice` receives the object as /v1 returns it: see the section `webhooks` of /v1/openapi.json.';

/** Webhooks about refunds contain the payment. */
const nameOf = (type: string): string => type.split('.')[0]?.replace('refund', 'payment') ?? '';
const eventName = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}Event`;

function webhookOf(type: string, meaning: string) {
  const words = type.split(/[._]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return {
    post: {
      operationId: `on${words.join('')}`,
      tags: ['webhook-endpoints'],
      summary: meaning,
      description: `${meaning}. Answer 2xx within 15 seconds; Remit retries after any other answer. ${DIALECT}`,
      security: [],
      parameters: HEADERS,
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: `#/components/schemas/${eventName(nameOf(type))}` } } },
      },
      responses: {
        '200': { description: 'The message was accepted.' },
        '410': { description: 'Remit disables the endpoint.' },
      },
    },
  };
}

const ACTOR = {
  type: 'object',
  description: 'Who did it.',
  required: ['id', 'name'],
  properties: {
    id: { type: 'string', description: 'An API key, a person, `operator`, `nomod`, or the part of Remit that acted.' },
    name: id('The name of that key or person then; null for others.'),
  },
};

function eventSchema(types: readonly string[], name: string, object: object) {
  return {
    type: 'object',
    required: ['event_type', 'event_id', 'api_version', 'timestamp', 'actor', 'tenant_id', 'environment_id', name],
    properties: {
      event_type: { type: 'string', enum: [...types], description: 'Type of the event.' },
      event_id: { type: 'string', description: 'Id of the event, the same for every endpoint.' },
      api_version: {
        type: 'string',
        enum: [API_VERSIONS[0].name],
        description: 'API version of the objects.',
      },
      timestamp: { type: 'string', format: 'date-time', description: 'When it happened.' },
      actor: ACTOR,
      tenant_id: { type: 'string' },
      environment_id: { type: 'string' },
      [name]: object,
    },
  };
}
