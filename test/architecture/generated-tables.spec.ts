import 'reflect-metadata';
import { attentionKinds } from '@remit/attention';
import { ROLES } from '@remit/people';
import { ATTENTION_KINDS, type AttentionKind, eventCatalogue } from '@remit/domain-events';
import { includesScope } from '@remit/http-api';
import { eventComments, publishersOf } from './event-sources';
import { GeneratedTable, markdownTable } from './generated-table';
import { runningRegistry } from './running-registry';
import { tenantOperations } from './tenant-operations';

const code = (word: string): string => `\`${word}\``;

async function eventTable(): Promise<string> {
  const registry = await runningRegistry();
  const rows = eventCatalogue.map(({ name, type }) => [
    code(type),
    publishersOf(name).join(', '),
    (eventComments.get(name) ?? '').replace(/\.$/, ''),
    registry
      .of(type)
      .map((subscriber) => code(subscriber.name))
      .sort()
      .join(', ') || '-',
  ]);
  return markdownTable([['event', 'published by', 'when', 'readers'], ...rows]);
}

/** What a row of this kind offers beside `dismiss`. */
function actionsOf(kind: AttentionKind): string[] {
  const { check, match, retry, mayBeLost } = attentionKinds[kind];
  const offered = { check, match, retry, count_lost: mayBeLost };
  return Object.entries(offered).flatMap(([action, subject]) => (subject === undefined ? [] : code(action)));
}

function kindTable(): string {
  const kinds = Object.entries(ATTENTION_KINDS) as [AttentionKind, string][];
  const rows = kinds.map(([kind, says]) => [code(kind), says, actionsOf(kind).join(', ') || '-']);
  return markdownTable([['kind', 'what it says', 'actions'], ...rows]);
}

function roleTable(): string {
  const rows = Object.entries(ROLES).map(([role, { may, scopes }]) => [code(role), may, scopes.map(code).join(', ')]);
  return markdownTable([['role', 'may', 'scopes'], ...rows]);
}

/** Every operation that needs a scope, by the roles that have it. */
function operationTable(): string {
  const roles = Object.entries(ROLES);
  const cells = tenantOperations().map(({ name, scope }) => [
    code(name),
    code(scope),
    ...roles.map(([, { scopes }]) => (includesScope(scopes, scope) ? 'yes' : '-')),
  ]);
  return markdownTable([['operation', 'scope', ...roles.map(([role]) => role)], ...cells]);
}

describe('what npm run tables writes', () => {
  it.each([
    ['every event with its publishers and readers', new GeneratedTable('libs/README.md', 'events'), eventTable],
    ['every role', new GeneratedTable('libs/features/people/README.md', 'roles'), roleTable],
    ['what each role opens', new GeneratedTable('libs/features/people/matrix.md', 'operations'), operationTable],
    ['every kind of attention', new GeneratedTable('libs/features/attention/README.md', 'kinds'), kindTable],
  ])('is %s, as the running application has them', async (_, table, generate) => {
    const expected = await generate();
    if (process.env.TABLES_WRITE) table.write(expected);
    expect(table.read()).toBe(expected);
  });
});
