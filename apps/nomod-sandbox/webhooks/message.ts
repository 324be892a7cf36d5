import { randomUUID } from 'node:crypto';
import { ulid } from 'ulid';
import type { Charge } from '../charges/charge';
import { timestamp } from '../clock';
import type { Account } from '../store/state';
import type { Endpoint } from './endpoint';
import type { WebhookEventType } from './event-types';
import { buildPayload } from './payload';

/** One event for one endpoint, with its attempts: a row of the event log. */
export interface Message {
  /** `svix-id`: the same for every attempt and duplicate. */
  id: string;
  endpoint_id: string;
  charge_id: string;
  type: WebhookEventType;
  body: string;
  created: string;
  status: 'pending' | 'delivered' | 'failed' | 'dropped';
  attempts: Attempt[];
  /** Number of scheduled attempts. Resends and duplicates do not count. */
  tries: number;
  /** Wall-clock milliseconds. */
  next_attempt_ms: number | null;
}

export interface Attempt {
  at: string;
  status: number | null;
  error: string | null;
  duration_ms: number;
}

export function createMessage(
  account: Account,
  endpoint: Endpoint,
  type: WebhookEventType,
  charge: Charge,
  now: number,
): Message {
  const message: Message = {
    id: `msg_${ulid()}`,
    endpoint_id: endpoint.id,
    charge_id: charge.body.id,
    type,
    body: buildPayload(type, randomUUID(), charge, account.options.webhook_casing),
    created: timestamp(now),
    status: 'pending',
    attempts: [],
    tries: 0,
    next_attempt_ms: null,
  };
  account.messages[message.id] = message;
  return message;
}
