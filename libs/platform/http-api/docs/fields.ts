import type { Schemas } from '../openapi/examples';
import { type Html, html } from './html';
import { inline } from './markdown';

export type Schema = Readonly<Record<string, unknown>>;

/** Levels of members that are shown. Deeper ones are only in the document itself. */
export const MAX_DEPTH = 5;

/** The members of an object. Members of nested objects are collapsed inside them. */
export function fields(schema: Schema, schemas: Schemas, depth = 0): Html | undefined {
  const { properties, required } = resolved(schema, schemas);
  const members = Object.entries((properties ?? {}) as Readonly<Record<string, Schema>>);
  if (members.length === 0 || depth > MAX_DEPTH) return undefined;
  const needed = new Set(Array.isArray(required) ? (required as string[]) : []);
  return html`<ul class="fields">
    ${members.map(([name, member]) => field(name, member, needed.has(name), schemas, depth))}
  </ul>`;
}

export function field(name: string, member: Schema, isRequired: boolean, schemas: Schemas, depth = 0): Html {
  const whole: Schema = {
    ...resolved(member, schemas),
    ...(member.description !== undefined && { description: member.description }),
  };
  const inner = fields((whole.items as Schema | undefined) ?? whole, schemas, depth + 1);
  return html`<li>
    <p>
      <code class="name">${name}</code> <span class="type">${typeOf(whole, schemas)}</span>${
        isRequired ? html` <span class="required">required</span>` : undefined
      }
    </p>
    ${described(whole)}${
      inner === undefined
        ? undefined
        : html`<details>
            <summary>Members of ${name}</summary>
            ${inner}
          </details>`
    }
  </li>`;
}

function described({ description, enum: values, example, format, maxLength, minimum, maximum }: Schema): Html {
  const facts = [
    Array.isArray(values) ? html`One of ${listed(values)}.` : undefined,
    typeof maxLength === 'number' ? html`At most ${maxLength} characters.` : undefined,
    typeof minimum === 'number' ? html`At least ${minimum}.` : undefined,
    typeof maximum === 'number' ? html`At most ${maximum}.` : undefined,
    typeof format === 'string' ? html`Format <code>${format}</code>.` : undefined,
    typeof example === 'string' || typeof example === 'number' ? html`Such as <code>${example}</code>.` : undefined,
  ].flatMap((fact) => (fact === undefined ? [] : [html` ${fact}`]));
  return html`<p class="soft">${typeof description === 'string' ? inline(description) : undefined}${facts}</p>`;
}

const listed = (values: readonly unknown[]): Html[] =>
  values
    .filter((value) => value !== null)
    .map((value, index) => html`${index === 0 ? '' : ', '}<code>${String(value)}</code>`);

function typeOf({ type, items, enum: values, anyOf, oneOf }: Schema, schemas: Schemas): string {
  if (Array.isArray(type)) return type.map(String).join(' or ');
  if (type === 'array') return `list of ${typeOf(resolved((items ?? {}) as Schema, schemas), schemas)}`;
  if (typeof type === 'string') return type;
  const choices = (anyOf ?? oneOf) as readonly Schema[] | undefined;
  if (choices) return [...new Set(choices.map((choice) => typeOf(resolved(choice, schemas), schemas)))].join(' or ');
  return Array.isArray(values) ? 'string' : 'any';
}

/**
 * A schema without references: they are replaced by their targets, `allOf` parts are merged, and "object or null"
 * becomes a nullable object.
 */
export function resolved(schema: Schema, schemas: Schemas): Schema {
  const { $ref, allOf, anyOf, oneOf, ...rest } = schema;
  if (typeof $ref === 'string')
    return { ...resolved((schemas[$ref.split('/').at(-1) ?? ''] ?? {}) as Schema, schemas), ...rest };
  if (Array.isArray(allOf))
    return Object.assign({}, ...(allOf as Schema[]).map((part) => resolved(part, schemas)), rest) as Schema;
  const choices = (anyOf ?? oneOf) as readonly Schema[] | undefined;
  const objects = choices?.filter(({ type }) => type !== 'null') ?? [];
  if (objects.length !== 1) return schema;
  const object = resolved(objects[0] ?? {}, schemas);
  return { ...object, ...rest, type: choices?.length === 1 ? object.type : [object.type, 'null'].flat() };
}
