import * as attention from './attention.events';
import * as connections from './connections.events';
import * as customers from './customers.events';
import * as emails from './emails.events';
import * as invoices from './invoices.events';
import * as invoiceSync from './invoice-sync.events';
import * as outgoingWebhooks from './outgoing-webhooks.events';
import * as payments from './payments.events';
import * as people from './people.events';
import * as webhooks from './webhooks.events';

export { ATTENTION_KINDS, type AttentionKind } from './attention-kind';
export type { ChargeFacts } from './charge-facts';
export * from './attention.events';
export * from './connections.events';
export * from './customers.events';
export * from './emails.events';
export * from './invoices.events';
export * from './invoice-sync.events';
export * from './outgoing-webhooks.events';
export * from './payments.events';
export * from './people.events';
export * from './webhooks.events';

/** All events, by the feature that owns them. The file of an owner exports only its events. */
export const eventsByOwner = {
  attention: Object.values(attention),
  connections: Object.values(connections),
  customers: Object.values(customers),
  emails: Object.values(emails),
  invoices: Object.values(invoices),
  'invoice-sync': Object.values(invoiceSync),
  'outgoing-webhooks': Object.values(outgoingWebhooks),
  payments: Object.values(payments),
  people: Object.values(people),
  webhooks: Object.values(webhooks),
} as const;

export const eventCatalogue = Object.values(eventsByOwner).flat();
