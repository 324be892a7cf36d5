import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

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
