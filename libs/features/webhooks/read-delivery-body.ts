import type { IncomingHttpHeaders } from 'node:http';

/** The hints of a delivery, named like its columns. Everything that matters is fetched from Nomod. */
export interface DeliveryHints {
  readonly event_type: string | null;
  readonly charge_id: string | null;
  /** Id of Nomod's invoice, sent by a relay. */
  readonly nomod_invoice_id: string | null;
  /** Id of Nomod's link, sent by a relay. */
  readonly link_id: string | null;
}

/** An id that is safe in a path or query of Nomod's API. */
const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** The hints of a body that contains none. */
export const NO_HINTS: DeliveryHints = { event_type: null, charge_id: null, nomod_invoice_id: null, link_id: null };

/**
 * Reads the hints of a body: in upper or lower case, in the relay's flat form, or as a form. A charge is named only
 * when all names in the body agree.
 * @returns undefined when the body is neither a JSON object nor a form
 */
export function readDeliveryBody(body: string): DeliveryHints | undefined {
  const message = parseObject(body) ?? parseForm(body);
  if (!message) return undefined;
  const payload = objectIn(message, 'data');
  const data = payload && memberOf(payload, 'id') === undefined ? (objectIn(payload, 'object') ?? payload) : payload;
  const link = data && objectIn(data, 'link');
  return {
    event_type: textIn(message, 'type') ?? textIn(message, 'event_type') ?? textIn(message, 'eventType'),
    charge_id: chargeIn(message, data),
    nomod_invoice_id: idIn(data ?? message, 'invoice_id') ?? idIn(data ?? message, 'invoiceId'),
    link_id:
      idIn(data ?? message, 'payment_link_id') ??
      idIn(data ?? message, 'paymentLinkId') ??
      (link ? idIn(link, 'id') : null),
  };
}

/** `objectId` is documented as the charge's id. The message's own `id` beside it is the id of the event. */
function chargeIn(message: Json, data: Json | undefined): string | null {
  const object = chargeId(idIn(message, 'objectId') ?? idIn(message, 'object_id'));
  if (!data) return object ?? chargeId(idIn(message, 'id'));
  const inData = chargeId(idIn(data, 'id'));
  const isCharge = object !== null && UUID.test(object);
  if (inData !== null && isCharge && inData.toLowerCase() !== object.toLowerCase()) return null;
  return inData ?? object;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `ch_` and 32 hex digits stand for the charge's UUID. */
function chargeId(id: string | null): string | null {
  const [, a, b, c, d, e] =
    /^ch_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i.exec(id ?? '') ?? [];
  return a === undefined ? id : `${a}-${b}-${c}-${d}-${e}`.toLowerCase();
}

type Json = Readonly<Record<string, unknown>>;

function parseObject(body: string): Json | undefined {
  try {
    return asObject(JSON.parse(body));
  } catch {
    return undefined;
  }
}

const asObject = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;

const memberOf = (json: Json, name: string): unknown => (Object.hasOwn(json, name) ? json[name] : undefined);

/** Accepts a number written as text. */
function objectIn(json: Json, name: string): Json | undefined {
  const value = memberOf(json, name);
  return typeof value === 'string' ? parseObject(value) : asObject(value);
}

/**
 * Reads a form as relays send it: `type=...&data[id]=...`, also `data.id` and `data__id`. Undefined for anything
 * else, and for a form with a repeated name.
 */
function parseForm(body: string): Json | undefined {
  if (!/^[\w.[\]%-]{1,100}=[^\s<>{}"]*$/.test(body.trim())) return undefined;
  const form: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of new URLSearchParams(body.trim())) {
    const path = key.split(/\[|\]\[?|\.|__/).filter((part) => part !== '');
    const [first = '', second] = path;
    if (path.length > 2 || first === '') continue;
    if (second === undefined) {
      if (form[first] !== undefined) return undefined;
      form[first] = value;
      continue;
    }
    const inner = (form[first] ??= Object.create(null)) as Record<string, unknown>;
    if (typeof inner !== 'object' || inner[second] !== undefined) return undefined;
    inner[second] = value;
  }
  return form;
}

function textIn(json: Json, name: string): string | null {
  const value = memberOf(json, name);
  return typeof value === 'string' && /^[\w.:-]{1,100}$/.test(value) ? value : null;
}

function idIn(json: Json, name: string): string | null {
  const value = memberOf(json, name);
  return typeof value === 'string' && ID.test(value) ? value : null;
}

/** Headers of a delivery that are stored: how it was sent, but no secret and no signature. */
const SAFE = ['user-agent', 'content-type', 'content-length', 'svix-id', 'svix-timestamp'] as const;

/** Maximum length of a stored value. Longer ones are cut. */
const LENGTH = 200;

export function safeHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of SAFE) {
    const value = headers[name];
    if (typeof value === 'string') kept[name] = value.slice(0, LENGTH);
  }
  return kept;
}
