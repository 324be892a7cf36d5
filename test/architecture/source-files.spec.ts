import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { filesBelow, repositoryRoot } from './repository';

const TOP_LEVEL = [
  'README.md',
  'apps',
  'docker-compose.yml',
  'libs',
  'nest-cli.json',
  'ormconfig.ts',
  'package-lock.json',
  'package.json',
  'test',
  'tsconfig.json',
];

/** Installed and built here; git ignores them. */
const MADE_HERE = new Set(['node_modules', 'dist']);

const MAX_LINES = 300;

const SOURCE = /\.(ts|tsx|mts|cjs|mjs|js|css|md|yml|yaml|sql)$/;
const textOf = (file: string) => readFileSync(path.join(repositoryRoot, file), 'utf8');
const files = filesBelow();
const sources = files.filter((file) => SOURCE.test(file));

/** The marker, written so that this file does not hold it. */
const UNFINISHED = new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')})\\b`);

/** A path of somebody's machine: home folders of Linux, macOS and Windows, and a work folder at the root. */
const MACHINE_PATH = /(^|[\s'"`(=])(\/(home|Users|root|work)\/\w|[A-Z]:\\\\?Users\\)/m;

describe('the tree', () => {
  it('shows exactly what the design lists at its top', () => {
    const visible = readdirSync(repositoryRoot).filter((name) => !name.startsWith('.') && !MADE_HERE.has(name));
    expect(visible.sort()).toEqual(TOP_LEVEL);
  });

  it('holds no link that could lead out of it', () => {
    expect(files.filter((file) => lstatSync(path.join(repositoryRoot, file)).isSymbolicLink())).toEqual([]);
  });

  it(`has no source file of more than ${MAX_LINES} lines`, () => {
    const code = sources.filter((file) => /(?<!\.generated)\.(tsx?|mts|[cm]?js)$/.test(file));
    const long = code.filter((file) => textOf(file).trimEnd().split('\n').length > MAX_LINES);
    expect(long).toEqual([]);
  });

  it('leaves nothing marked as unfinished', () => {
    expect(sources.filter((file) => UNFINISHED.test(textOf(file)))).toEqual([]);
  });

  it('names no path of a machine', () => {
    expect(sources.filter((file) => MACHINE_PATH.test(textOf(file)))).toEqual([]);
  });

  it('has a README in every lib', () => {
    const libs = files.flatMap((file) => /^libs\/(?:client|(?:features|platform)\/[^/]+)(?=\/)/.exec(file)?.[0] ?? []);
    const missing = [...new Set(libs)].filter((lib) => !files.includes(`${lib}/README.md`));
    expect(missing).toEqual([]);
  });

  it('holds every spec that CI runs on one day of three, each once', () => {
    const { longSpecs } = createRequire(__filename)(path.join(repositoryRoot, '.config/long-specs.cjs')) as {
      longSpecs: string[];
    };
    expect(longSpecs.filter((file, index) => !files.includes(file) || longSpecs.indexOf(file) !== index)).toEqual([]);
  });
});
