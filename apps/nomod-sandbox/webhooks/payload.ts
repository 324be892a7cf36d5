import type { Charge } from '../charges/charge';
import { isFields } from '../http/fields';
import type { AccountOptions } from '../store/account-options';
import type { WebhookEventType } from './event-types';

/** The body of one webhook, with the current state of the charge. */
export function buildPayload(
  type: WebhookEventType,
  eventId: string,
  { body }: Charge,
  casing: AccountOptions['webhook_casing'],
): string {
  if (casing === 'minimal') return JSON.stringify({ type, data: { id: body.id } });
  const payload = {
    type,
    event_id: eventId,
    object_id: `ch_${body.id.replaceAll('-', '')}`,
    data: {
      id: body.id,
      status: body.status,
      total: body.total,
      currency: body.currency,
      reference_id: body.reference_id,
      payment_method: null,
      created: body.created,
      customer: body.customer_info,
      items: body.items,
      link: body.link && { id: body.link.id, reference_id: body.link.reference_id },
      success_url: body.success_url,
    },
  };
  return JSON.stringify(casing === 'snake' ? payload : camelCased(payload));
}

/** Renames members from snake_case to camelCase at every depth. */
export function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      camelCased(member),
    ]),
  );
}
