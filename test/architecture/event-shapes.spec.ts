import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventsByOwner } from '@remit/domain-events';
import ts from 'typescript';
import { payloadShapes, type Shape } from './payload-shape';
import { repositoryRoot } from './repository';

/**
 * A file for each owner, with an entry for each type and version that ever was. Stored events and running processes
 * of the last release hold these shapes, so an entry is never changed: a payload that changes gets a new version and
 * with it a new entry, written by `EVENTS_WRITE=1 npm run test:unit`.
 */
const GOLDEN = path.join(__dirname, 'events');
const CATALOGUE = path.join(repositoryRoot, 'libs/platform/domain-events/catalogue/index.ts');

type Shapes = Record<string, Shape | undefined>;

const fileOf = (owner: string) => path.join(GOLDEN, `${owner}.json`);
const goldenOf = (owner: string): Shapes =>
  existsSync(fileOf(owner)) ? (JSON.parse(readFileSync(fileOf(owner), 'utf8')) as Shapes) : {};

function remember(owner: string, entry: string, shape: Shape | undefined): void {
  const entries = Object.entries({ ...goldenOf(owner), [entry]: shape }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(fileOf(owner), `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
}

function compilerOptions(): ts.CompilerOptions {
  const file = path.join(repositoryRoot, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, (name) => readFileSync(name, 'utf8')) as { config: unknown };
  // Payloads are plain data of the catalogue itself: without other libs and ambient types this takes a second instead
  // of ten.
  return { ...ts.parseJsonConfigFileContent(config, ts.sys, repositoryRoot).options, paths: {}, types: [] };
}

const options = compilerOptions();

describe('the payload of an event', () => {
  const shapes = payloadShapes(CATALOGUE, options);

  const events = Object.entries(eventsByOwner).flatMap(([owner, classes]) =>
    classes.map(({ name, type, version }) => ({ owner, name, type, version })),
  );
  it.each(events)('$type version $version has the shape it had when it was released', (event) => {
    const entry = `${event.type} v${event.version}`;
    const shape = shapes.get(event.name);
    if (process.env.EVENTS_WRITE && !(entry in goldenOf(event.owner))) remember(event.owner, entry, shape);
    const golden = goldenOf(event.owner);
    if (!(entry in golden)) throw new Error(`${entry} is not in ${event.owner}.json: EVENTS_WRITE=1 npm run test:unit`);
    expect(shape).toEqual(golden[entry]);
  });

  it('is remembered for known events and past versions only, where their owner is', () => {
    const known = Object.entries(eventsByOwner).map(([owner, classes]) => [
      `${owner}.json`,
      classes
        .flatMap(({ type, version }) => Array.from({ length: version }, (_, index) => `${type} v${index + 1}`))
        .sort(),
    ]);
    const remembered = readdirSync(GOLDEN).map((file) => [
      file,
      Object.keys(goldenOf(path.basename(file, '.json'))).sort(),
    ]);
    expect(Object.fromEntries(remembered)).toEqual(Object.fromEntries(known));
  });

  it('holds no money as a number', () => {
    const numbers = [...shapes].filter(([, shape]) => JSON.stringify(shape).includes('_minor":"number'));
    expect(numbers).toEqual([]);
  });
});

describe('a shape', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'remit-shapes-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function shapeFrom(payload: string): Shape | undefined {
    const file = path.join(folder, 'event.ts');
    writeFileSync(file, `export class Sample { constructor(readonly payload: Readonly<${payload}>) {} }`);
    return payloadShapes(file, { strict: true, target: options.target, lib: options.lib, types: [] }).get('Sample');
  }

  it('tells every kind of change', () => {
    const before = shapeFrom('{ id: string; note: string | null; tags: readonly string[] }');
    expect(before).toEqual({ id: 'string', note: 'string | null', tags: ['string'] });
    for (const after of [
      '{ id: string; note: string; tags: readonly string[] }',
      '{ id: string; note?: string | null; tags: readonly string[] }',
      '{ id: number; note: string | null; tags: readonly string[] }',
      '{ id: string; note: string | null; tags: readonly number[] }',
      '{ id: string; note: string | null }',
      '{ id: string; note: string | null; tags: readonly string[]; more: boolean }',
    ])
      expect(shapeFrom(after)).not.toEqual(before);
  });

  it('takes words as text, and looks into what is nested', () => {
    expect(shapeFrom(`{ by: 'poll' | 'check'; ours: Record<string, string | null>; in: { minor: string } }`)).toEqual({
      by: 'string',
      ours: { '[key]': 'string | null' },
      in: { minor: 'string' },
    });
  });

  it('refuses what does not survive JSON', () => {
    expect(() => shapeFrom('{ amount: bigint }')).toThrow('cannot hold bigint');
  });
});
