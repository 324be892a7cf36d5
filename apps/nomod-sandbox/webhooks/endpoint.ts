import { ulid } from 'ulid';
import { Webhook } from 'standardwebhooks';
import { refuse } from '../errors';
import * as read from '../http/fields';
import type { Account } from '../store/state';
import { WEBHOOK_EVENT_TYPES, type WebhookEventType } from './event-types';

/** The destination of an account's webhooks. */
export interface Endpoint {
  id: string;
  url: string;
  /** Newest first. After a rotation, the older one still signs for 24 hours. */
  secrets: { secret: string; until_ms: number | null }[];
  events: WebhookEventType[];
}

const OLD_SECRET_LIFE_MS = 24 * 60 * 60 * 1000;

export function createEndpoint(account: Account, fields: read.Fields): Endpoint {
  const endpoint: Endpoint = {
    id: `ep_${ulid()}`,
    url: readUrl(fields),
    secrets: [{ secret: readSecret(fields), until_ms: null }],
    events: fields.events === undefined ? [...WEBHOOK_EVENT_TYPES] : readEvents(fields.events),
  };
  account.endpoints[endpoint.id] = endpoint;
  return endpoint;
}

/** Signs with the new secret at once, and for 24 hours also with the old one. */
export function rotateSecret(endpoint: Endpoint, fields: read.Fields, now: number): void {
  const secret = readSecret(fields);
  const [current] = endpoint.secrets;
  const old = current ? [{ secret: current.secret, until_ms: now + OLD_SECRET_LIFE_MS }] : [];
  endpoint.secrets = [{ secret, until_ms: null }, ...old];
}

export function signatures(endpoint: Endpoint, messageId: string, at: Date, body: string, now: number): string {
  return endpoint.secrets
    .filter(({ until_ms }) => until_ms === null || until_ms > now)
    .map(({ secret }) => new Webhook(secret).sign(messageId, at, body))
    .join(' ');
}

function readSecret(fields: read.Fields): string {
  const secret = read.requiredText(fields, 'secret', 200);
  if (!/^whsec_[A-Za-z0-9+/]{4,}={0,2}$/.test(secret)) throw refuse('invalid_field', 'secret: must be whsec_<base64>.');
  try {
    new Webhook(secret);
  } catch {
    throw refuse('invalid_field', 'secret: must be whsec_<base64>.');
  }
  return secret;
}

export function readUrl(fields: read.Fields): string {
  const url = read.webAddress(fields, 'url');
  if (url === null) throw refuse('field_required', 'url: this field is required.');
  return url;
}

export function readEvents(value: unknown): WebhookEventType[] {
  if (!Array.isArray(value)) throw refuse('invalid_field', 'events: must be a list.');
  return value.map((type: unknown) => {
    const known = WEBHOOK_EVENT_TYPES.find((candidate) => candidate === type);
    if (!known) throw refuse('invalid_field', `events: "${String(type)}" is not an event.`);
    return known;
  });
}
