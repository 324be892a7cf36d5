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
    description: 'The connection in short: GET /connections/{id} shows all of it.',
    required: ['id', 'name', 'provider_type', 'status', 'paused_at', 'paused_reason', 'created_at', 'updated_at'],
    properties: {
      id: { type: 'string', description: 'Its id.' },
      name: { type: 'string', description: 'What people call it.' },
      provider_type: { type: 'string', description: 'Whose account it is: `nomod`.' },
      status: { type: 'string', description: 'Where it stands.' },
      paused_at: { ...id('Since when its work waits; null when it does not.'), format: 'date-time' },
      paused_reason: id('Why its work waits; null when it does not.'),
      created_at: { type: 'string', format: 'date-time', description: 'When it was made.' },
      updated_at: { type: 'string', format: 'date-time', description: 'When it changed last.' },
    },
  },
  attention: {
    type: 'object',
    description: 'What does not fit. The row, with both sides: GET /attention.',
    required: ['kind', 'summary', 'invoice_id', 'payment_id', 'charge_id', 'connection_id'],
    properties: {
      kind: { type: 'string', description: 'What kind of trouble it is.' },
      summary: { type: 'string', description: 'What happened, in one sentence.' },
      invoice_id: id('The invoice it is about.'),
      payment_id: id('The payment it is about.'),
      charge_id: id("Nomod's id of the charge."),
      connection_id: id('The connection it is about.'),
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
  header('webhook-id', 'The same in every attempt: ignore one that you have seen.'),
  header('webhook-timestamp', 'Seconds since 1970; refuse what is more than five minutes old.'),
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
    const test = webhookOf(TEST_EVENT_TYPE, 'Somebody asked for a test with POST /webhook-endpoints/{id}/test');
    this.described.add(
      { ...Object.fromEntries(webhooks), [TEST_EVENT_TYPE]: test },
      { ...Object.fromEntries(schemas), WebhookEvent: eventSchema([TEST_EVENT_TYPE], 'test', TEST_OBJECT) },
    );
  }
}

const TEST_OBJECT = {
  type: 'object',
  description: 'It means nothing.',
  required: ['endpoint_id', 'message'],
  properties: { endpoint_id: { type: 'string' }, message: { type: 'string' } },
};

/** Added to each description, because the reference shows the default dialect. */
const DIALECT =
  'To an endpoint whose `dialect` is `flexprice` the object comes as /v1 answers it: the section `webhooks` of /v1/openapi.json.';

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
      description: `${meaning}. Answer 2xx within 15 seconds; anything else is sent again. ${DIALECT}`,
      security: [],
      parameters: HEADERS,
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: `#/components/schemas/${eventName(nameOf(type))}` } } },
      },
      responses: { '200': { description: 'It was taken in.' }, '410': { description: 'Send nothing more.' } },
    },
  };
}

function eventSchema(types: readonly string[], name: string, object: object) {
  return {
    type: 'object',
    required: ['event_type', 'event_id', 'api_version', 'timestamp', 'tenant_id', 'environment_id', name],
    properties: {
      event_type: { type: 'string', enum: [...types], description: 'What happened.' },
      event_id: { type: 'string', description: 'The event; the same for every endpoint.' },
      api_version: {
        type: 'string',
        enum: [API_VERSIONS[0].name],
        description: 'The version of the API whose objects these are.',
      },
      timestamp: { type: 'string', format: 'date-time', description: 'When it happened.' },
      tenant_id: { type: 'string' },
      environment_id: { type: 'string' },
      [name]: object,
    },
  };
}
