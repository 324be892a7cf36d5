import type { OpenAPIObject } from '@nestjs/swagger';
import type { Schemas } from './examples';
import { WORDS } from './words';

type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;
type Parameter = Extract<NonNullable<Operation['parameters']>[number], { name: string }>;
type Member = Record<string, unknown>;

const MONEY =
  'In major units, a decimal text with exactly the digits of its currency: 100.00 in AED, 100.000 in KWD, 100 in JPY.';

/** An example with two digits after the decimal point is an amount. */
const LOOKS_LIKE_MONEY = /^\d+\.\d\d$/;

/**
 * Completes the description of every member: its own, or the common one of its name. Amounts also get their unit and
 * number of digits.
 */
export function describeMembers(schemas: Schemas): void {
  for (const schema of Object.values(schemas)) {
    if ('$ref' in schema) continue;
    for (const [name, member] of Object.entries(schema.properties ?? {})) describeMember(name, member as Member);
  }
}

function describeMember(name: string, member: Member): void {
  const own = typeof member.description === 'string' ? member.description : WORDS[name];
  const isMoney = typeof member.example === 'string' && LOOKS_LIKE_MONEY.test(member.example);
  const sentences = [own, isMoney ? MONEY : undefined].filter((text) => text !== undefined).map(ended);
  if (sentences.length > 0) member.description = sentences.join(' ');
  for (const [inner, part] of Object.entries((member.properties ?? {}) as Record<string, Member>))
    describeMember(inner, part);
}

const ended = (text: string): string => (/[.!?:`]$/.test(text) ? text : `${text}.`);

/**
 * Writes the default of a body member into its description and removes `default`, because several generators make
 * such a member required. In an update, an omitted member stays unchanged; defaults apply to new objects only.
 */
export function describeDefaults(bodies: ReadonlySet<string>, schemas: Schemas): void {
  for (const [name, schema] of Object.entries(schemas)) {
    if (!bodies.has(name) || '$ref' in schema) continue;
    for (const member of Object.values(schema.properties ?? {}) as Member[]) {
      if (!('default' in member)) continue;
      const { description = '', default: value } = member as { description?: string; default: unknown };
      const defaultText = Array.isArray(value) ? value.join('`, `') : String(value);
      if (!name.startsWith('Update'))
        member.description = `${description.replace(/\.$/, '')} (default: \`${defaultText}\`).`;
      delete member.default;
    }
  }
}

const ULID = '01KAK2Q7D0V9T3M6Z8W4X5Y7ZA';

/** Path parameters that are not the id of the preceding segment. */
const NAMED: Readonly<Record<string, string>> = {
  external_id: 'crm-1842',
  tenant_id: `tenant_${ULID}`,
  environment_id: `env_${ULID}`,
};

/** Completes the description of every parameter. For an id in a path it names the object. */
export function describeParameters({ parameters = [] }: Operation, path: string): void {
  for (const parameter of parameters as Parameter[]) {
    if (parameter.in === 'path') {
      parameter.description ??= parameter.name === 'id' ? `Id of ${thingIn(path)}.` : WORDS[parameter.name];
      parameter.example ??= NAMED[parameter.name] ?? `${prefixIn(path)}_${ULID}`;
    } else parameter.description ??= WORDS[parameter.name];
  }
}

/** The object that an id in a path identifies, and the prefix of such ids. */
const THINGS: Readonly<Record<string, readonly [thing: string, prefix: string]>> = {
  'request-log': ['the logged request', 'req'],
  tenants: ['the tenant', 'tenant'],
  environments: ['the environment', 'env'],
  'api-keys': ['the API key, not the key itself', 'key'],
  customers: ['the customer', 'cust'],
  connections: ['the connection', 'conn'],
  invoices: ['the invoice', 'inv'],
  payments: ['the payment', 'pay'],
  deliveries: ['the incoming webhook', 'whd'],
  attention: ['the row', 'att'],
  'webhook-endpoints': ['the endpoint', 'whe'],
  'outgoing-webhooks': ['the outgoing webhook', 'msg'],
  approvals: ['the approval', 'apr'],
  list: ['the session', 'ses'],
};

const segmentBefore = (path: string): string => /([^/]+)\/\{id\}/.exec(path)?.[1] ?? '';
const thingIn = (path: string): string => THINGS[segmentBefore(path)]?.[0] ?? 'it';
const prefixIn = (path: string): string => THINGS[segmentBefore(path)]?.[1] ?? 'id';
