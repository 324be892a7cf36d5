import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventCatalogue } from '@remit/domain-events';
import ts from 'typescript';
import { payloadShapes, type Shape } from './payload-shape';
import { repositoryRoot } from './repository';

/**
 * One file for each type and version that ever was. Stored events and running processes of the last release hold these shapes, so a file is
 * never changed: a payload that changes gets a new version and with it a new file, written by `EVENTS_WRITE=1 npm run unit`.
 */
const GOLDEN = path.join(__dirname, 'events');
const CATALOGUE = path.join(repositoryRoot, 'libs/platform/domain-events/catalogue/index.ts');

const fileOf = ({ type, version }: { type: string; version: number }) => path.join(GOLDEN, `${type}.v${version}.json`);

function compilerOptions(): ts.CompilerOptions {
  const file = path.join(repositoryRoot, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, (name) => readFileSync(name, 'utf8')) as { config: unknown };
  // Payloads are plain data of the catalogue itself: without other libs and ambient types this takes a second instead of ten.
  return { ...ts.parseJsonConfigFileContent(config, ts.sys, repositoryRoot).options, paths: {}, types: [] };
}

const options = compilerOptions();

describe('the payload of an event', () => {
  const shapes = payloadShapes(CATALOGUE, options);

  const events = eventCatalogue.map(({ name, type, version }) => ({ name, type, version }));
  it.each(events)('$type version $version has the shape it had when it was released', (event) => {
    const golden = fileOf(event);
    const shape = { type: event.type, version: event.version, payload: shapes.get(event.name) };
    if (process.env.EVENTS_WRITE && !existsSync(golden)) writeFileSync(golden, `${JSON.stringify(shape, null, 2)}\n`);
    if (!existsSync(golden)) throw new Error(`${golden} is missing: write it with EVENTS_WRITE=1 npm run unit`);
    expect(shape).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
  });

  it('is remembered for known events and past versions only', () => {
    const known = eventCatalogue.flatMap(({ type, version }) =>
      Array.from({ length: version }, (_, index) => path.basename(fileOf({ type, version: index + 1 }))),
    );
    expect(readdirSync(GOLDEN).sort()).toEqual([...known].sort());
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
