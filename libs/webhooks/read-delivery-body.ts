/** What a delivery says, under the names of its columns. Only hints: everything that counts is read back from Nomod. */
export interface DeliveryHints {
  readonly event_type: string | null;
  readonly charge_id: string | null;
  /** Nomod's invoice, told by a relay. */
  readonly nomod_invoice_id: string | null;
  /** Nomod's link, told by a relay. */
  readonly link_id: string | null;
}

/** An id that may be put into a path or a query of Nomod's. */
const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** A body that says nothing. */
export const NO_HINTS: DeliveryHints = { event_type: null, charge_id: null, nomod_invoice_id: null, link_id: null };

/** The hints in a body, in either letter case and in the relay's flat form; undefined when it is not a JSON object. */
export function readDeliveryBody(body: string): DeliveryHints | undefined {
  const message = parseObject(body);
  if (!message) return undefined;
  const data = objectIn(message, 'data');
  const link = data && objectIn(data, 'link');
  return {
    event_type: textIn(message, 'type') ?? textIn(message, 'event_type') ?? textIn(message, 'eventType'),
    charge_id: idIn(data ?? message, 'id'),
    nomod_invoice_id: idIn(data ?? message, 'invoice_id') ?? idIn(data ?? message, 'invoiceId'),
    link_id:
      idIn(data ?? message, 'payment_link_id') ??
      idIn(data ?? message, 'paymentLinkId') ??
      (link ? idIn(link, 'id') : null),
  };
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

const objectIn = (json: Json, name: string): Json | undefined => asObject(memberOf(json, name));

function textIn(json: Json, name: string): string | null {
  const value = memberOf(json, name);
  return typeof value === 'string' && /^[\w.:-]{1,100}$/.test(value) ? value : null;
}

function idIn(json: Json, name: string): string | null {
  const value = memberOf(json, name);
  return typeof value === 'string' && ID.test(value) ? value : null;
}
