import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, repositoryRoot } from './repository';

const textOf = (file: string): string => readFileSync(path.join(repositoryRoot, file), 'utf8');

const tables = filesBelow('libs/platform/database/baseline')
  .filter((file) => file.endsWith('.sql'))
  .flatMap((file) => [...textOf(file).matchAll(/^create table (\w+) \((.*?)^\)/gms)])
  .filter(([, , columns = '']) => /^\s*tenant_id text/m.test(columns))
  .map(([, table = '']) => table);

const REFERENCE = new RegExp(String.raw`\b(?:from|join|update|into)\s+(?:${tables.join('|')})\b`, 'g');
const LITERAL = /`(?:[^`\\]|\\.)*`|'(?:[^'\\\n]|\\.)*'/g;
const CONSTANT = /const ([A-Z_]+) =\s*(`(?:[^`\\]|\\.)*`|'(?:[^'\\\n]|\\.)*')/g;

interface Statement {
  readonly file: string;
  /** With the constants of its file in their places. */
  readonly sql: string;
}

function statementsIn(source: string, file = 'a.ts'): Statement[] {
  const constants = new Map([...source.matchAll(CONSTANT)].map(([, name = '', text = '']) => [name, text]));
  return [...source.matchAll(LITERAL)]
    .map(([text]) => text.replace(/\$\{([A-Z_]+)\}/g, (whole, name: string) => constants.get(name) ?? whole))
    .filter((sql) => sql.search(REFERENCE) >= 0)
    .map((sql) => ({ file, sql }));
}

/** Rows of each table that is read or written must be restricted to the tenant, or inserted with it. */
const namesTheTenant = ({ sql }: Statement): boolean =>
  (sql.match(/tenant_id/g)?.length ?? 0) >= (sql.match(REFERENCE)?.length ?? 0);

const sources = ['libs', 'apps/api']
  .flatMap((folder) => filesBelow(folder))
  .filter((file) => file.endsWith('.ts') && !/spec|^libs\/client\/|\/migrations\//.test(file));

it('finds the statements of repositories', () => {
  expect(tables.length).toBeGreaterThan(50);
  expect(sources.flatMap((file) => statementsIn(textOf(file), file)).length).toBeGreaterThan(80);
});

it('sees a statement without the tenant, also of a joined table', () => {
  const found = (sql: string) => statementsIn(`const OF = 'tenant_id = $1';\nquery(\`${sql}\`)`).map(namesTheTenant);
  expect(found('select 1 from invoices where id = $1')).toEqual([false]);
  expect(found('select 1 from invoices where ${OF} and id = $2')).toEqual([true]);
  expect(found('select 1 from payments p join invoices i on i.id = p.invoice_id where p.tenant_id = $1')).toEqual([
    false,
  ]);
});

// Row policies hide the rows of others anyway. Without the tenant a distributed database would ask every server.
it('every statement names the tenant for each table that it reads or writes', () => {
  const without = sources.flatMap((file) => statementsIn(textOf(file), file)).filter((one) => !namesTheTenant(one));
  expect(without).toEqual([]);
});

/** A call of TypeORM's manager, with what stands before it in its method. */
const CALL = /manager\s*\.(?:find|exists|count|delete|update|upsert|sum)\w*(?:<[^>]*>)?\([^;]*?\)(?:;|\s*\?\?|\)|,)/g;

it('every call of the manager is restricted to a scope', () => {
  const calls = sources.flatMap((file) =>
    textOf(file)
      .split('\n\n')
      .filter((method) => method.search(CALL) >= 0)
      .map((method) => ({ file, method })),
  );
  expect(calls.length).toBeGreaterThan(30);
  const isScoped = ({ method }: { method: string }) =>
    /scope|this\.where\(|tenantId|\.\.\.(?:CONSOLE|USERS)\b/.test(method);
  expect(calls.filter((call) => !isScoped(call))).toEqual([]);
});
