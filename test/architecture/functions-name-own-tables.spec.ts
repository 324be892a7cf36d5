import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, repositoryRoot } from './repository';

const BASELINE = path.join(__dirname, '../../libs/platform/database/baseline');

const files = readdirSync(BASELINE)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => {
    const text = readFileSync(path.join(BASELINE, name), 'utf8');
    return { text, owner: /^-- Owner: (\S+?)\.?\s/.exec(text)?.[1] };
  });

const tables = files.flatMap(({ owner, text }) =>
  [...text.matchAll(/^create table (\w+)/gm)].map(([, table]) => ({ table: table ?? '', owner })),
);

const functions = files.flatMap(({ owner, text }) =>
  [...text.matchAll(/^create function (\w+)[^$]*\$\$(.*?)\$\$/gms)].map(([, name, body]) => ({
    name: name ?? '',
    owner,
    body: body ?? '',
  })),
);

const ofPlatform = functions.filter(({ owner }) => owner?.startsWith('libs/platform/'));

it('finds the tables and functions of the bus', () => {
  expect(tables.filter(({ owner }) => owner === 'libs/platform/domain-events').map(({ table }) => table)).toEqual([
    'domain_events',
    'event_deliveries',
    'event_interest',
  ]);
  expect(ofPlatform.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['store_events', 'prune_events', 'claim_event_deliveries', 'redrive_event_delivery']),
  );
});

// A feature's table in the SQL of the platform would be an arrow upwards that no import shows.
it.each(ofPlatform)('$name names only tables of its owner', ({ owner, body }) => {
  const named = tables.filter(({ table }) => new RegExp(`\\b${table}\\b`).test(body));
  expect(named.filter((one) => one.owner !== owner)).toEqual([]);
});

interface Rule {
  readonly name: string;
  readonly to: { readonly path?: string };
}
const { forbidden } = jest.requireActual<{ forbidden: readonly Rule[] }>('../../.config/dependency-cruiser.cjs');

/** Whether a feature lies above another one, by the rules for imports. */
function isAbove(owner: string | undefined, place: string): boolean {
  const [, feature] = /^libs\/features\/([^/]+)/.exec(place) ?? [];
  const upwards = forbidden.find(({ name }) => name === `${feature}-asks-downwards-only`)?.to.path;
  if (!owner || upwards === undefined || isOwn(owner, place)) return false;
  return new RegExp(upwards).test(`${owner}/`);
}

/** A folder of a feature may own tables: its feature owns them too. */
const isOwn = (owner: string, place: string) => roomOf(owner) === roomOf(place);
const roomOf = (place: string) => place.split('/').slice(0, 3).join('/');

/** Functions that read upwards, each for one question that the rows of its own feature do not answer. */
const READS_UPWARDS: Readonly<Record<string, readonly string[]>> = {
  // Two connections share an account when one charge was seen through both.
  connections_of_account: ['account_charges'],
  // Rows are pruned for each environment in turn.
  prune_request_log: ['environments'],
  // A delivery stays while a row in Needs attention shows it.
  prune_webhook_deliveries: ['attention_items'],
};

describe('SQL of a feature', () => {
  it.each(functions.filter(({ owner }) => owner?.startsWith('libs/features/')))(
    'names its own tables and those of features below: the function $name',
    ({ name, owner = '', body }) => {
      const above = tables.filter(
        ({ table, owner: of }) => isAbove(of, owner) && new RegExp(`\\b${table}\\b`).test(body),
      );
      expect(above.map(({ table }) => table)).toEqual(READS_UPWARDS[name] ?? []);
    },
  );

  const sources = filesBelow('libs/features')
    .filter((file) => file.endsWith('.ts') && !file.includes('spec'))
    .map((file) => ({ file, text: readFileSync(path.join(repositoryRoot, file), 'utf8') }));
  const named = (text: string, before: string) =>
    [...text.matchAll(new RegExp(`\\b(?:${before})\\s+(\\w+)`, 'gi'))].flatMap(([, word]) =>
      tables.filter(({ table }) => table === word),
    );

  it('reads the tables of no feature above it', () => {
    expect(sources.flatMap(({ text }) => named(text, 'from|join')).length).toBeGreaterThan(50);
    const wrong = sources.flatMap(({ file, text }) =>
      named(text, 'from|join')
        .filter(({ owner }) => isAbove(owner, file))
        .map(({ table }) => `${file}: ${table}`),
    );
    expect(wrong).toEqual([]);
  });

  it('writes its own tables only', () => {
    const wrong = sources.flatMap(({ file, text }) =>
      named(text, 'insert into|update|delete from')
        .filter(({ owner = '' }) => !isOwn(owner, file))
        .map(({ table }) => `${file}: ${table}`),
    );
    expect(wrong).toEqual([]);
  });
});
