import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(__dirname, '../../..');

export type Sources = ReadonlyMap<string, string>;

/** How all samples of a language are run, in as few processes as possible. */
export interface Language {
  /** Name in `x-codeSamples`. */
  readonly lang: string;
  readonly file: (id: string) => string;
  /** Required programs, each with an argument that prints its version. */
  readonly needs: readonly (readonly [program: string, argument: string])[];
  /** Called once, after the sources are written. */
  readonly prepare?: (folder: string) => Promise<void>;
  /** The command that runs one sample. */
  readonly one: (id: string) => readonly string[];
  /** The command that runs all samples named after it. Without it, each sample runs by itself. */
  readonly all?: readonly string[];
}

/** The reason why the samples of a language cannot be run here; undefined when they can. */
export function missingFor({ needs }: Language): string | undefined {
  const absent = needs.filter(([program, argument]) => spawnSync(program, [argument]).status !== 0);
  return absent.length === 0 ? undefined : `not there: ${absent.map(([program]) => program).join(', ')}`;
}

/** The output of a sample, and the error output when it failed. */
export interface Outcome {
  readonly printed: string;
  readonly failed?: string;
}

/** Writes the samples, which already contain real ids, and compiles them where the language needs it. */
export async function writeSamples(language: Language, sources: Sources, folder: string): Promise<void> {
  for (const [id, source] of sources) {
    const file = path.join(folder, language.file(id));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${source}\n`);
  }
  await language.prepare?.(folder);
}

/** Runs some of the written samples. */
export async function runSamples(
  { all, one }: Language,
  ids: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  if (all === undefined) {
    for (const id of ids) outcomes.set(id, await runOne(one(id), folder, env));
    return outcomes;
  }
  const [program = '', ...args] = all;
  await promisify(execFile)(program, [...args, ...ids], { cwd: folder, env, timeout: LIMIT_MS });
  const names = new Set(readdirSync(folder));
  const said = (id: string, kind: string) => readFileSync(path.join(folder, `${id}.${kind}`), 'utf8');
  for (const id of ids) {
    const failed = names.has(`${id}.failed`) ? said(id, 'failed') : undefined;
    outcomes.set(id, { printed: said(id, 'printed'), failed });
  }
  return outcomes;
}

async function runOne([program = '', ...args]: readonly string[], cwd: string, env: NodeJS.ProcessEnv) {
  try {
    return { printed: (await promisify(execFile)(program, args, { cwd, env, timeout: LIMIT_MS })).stdout };
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return { printed: stdout, failed: `${stderr}${stdout}` };
  }
}

/** Milliseconds for all samples of a language. */
const LIMIT_MS = 240_000;

const runner = (name: string): string => path.join(__dirname, 'runners', name);

export const LANGUAGES: readonly Language[] = [
  {
    lang: 'Shell',
    file: (id) => `${id}.sh`,
    needs: [
      ['curl', '--version'],
      ['openssl', 'version'],
    ],
    one: (id) => ['bash', `${id}.sh`],
    all: ['bash', runner('all.sh')],
  },
  {
    lang: 'TypeScript',
    file: (id) => `${id}.ts`,
    needs: [],
    prepare: compile,
    one: (id) => [process.execPath, `${id}.js`],
    all: [process.execPath, runner('all.mjs')],
  },
  {
    lang: 'Python',
    file: (id) => `${id}.py`,
    needs: [['python3', '--version']],
    one: (id) => ['python3', `${id}.py`],
    all: ['python3', runner('all.py')],
  },
  {
    lang: 'Go',
    file: (id) => `${id.toLowerCase()}/main.go`,
    needs: [['go', 'version']],
    prepare: build,
    one: (id) => ['./samples', id.toLowerCase()],
  },
  {
    lang: 'PHP',
    file: (id) => `${id}.php`,
    needs: [
      ['php', '--version'],
      ['php', '--ri=curl'],
    ],
    one: (id) => ['php', `${id}.php`],
    all: ['php', runner('all.php')],
  },
];

/** Compiles with the client of this repository. */
async function compile(folder: string): Promise<void> {
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  const packing = await promisify(execFile)(process.execPath, ['.config/pack-client.cjs', folder], { cwd: root });
  const install = ['install', '--offline', '--ignore-scripts', packing.stdout.trim()];
  await promisify(execFile)('npm', install, { cwd: folder });
  symlinkSync(path.join(root, 'node_modules/@types'), path.join(folder, 'node_modules/@types'), 'junction');
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const options = ['--strict', '--module', 'nodenext', '--target', 'es2022', '--types', 'node'];
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [tsc, ...options, ...sources], { cwd: folder }).catch(
    ({ stdout }: { stdout: string }) => {
      throw new Error(stdout);
    },
  );
}

/**
 * Linking each program separately would take minutes. So all become packages of one program, which runs the named
 * one. gofmt and go vet run first.
 */
async function build(folder: string): Promise<void> {
  const env = { ...process.env, GOFLAGS: '-mod=mod', GOPROXY: 'off', GOTOOLCHAIN: 'local' };
  const go = (program: string, ...args: string[]) => promisify(execFile)(program, args, { cwd: folder, env });
  writeFileSync(path.join(folder, 'go.mod'), 'module samples\n\ngo 1.19\n');
  const unformatted = (await go('gofmt', '-l', '.')).stdout;
  if (unformatted !== '') throw new Error(`gofmt would change ${unformatted}`);
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of names) {
    const file = path.join(folder, name, 'main.go');
    const source = readFileSync(file, 'utf8');
    writeFileSync(file, source.replace('package main', `package ${name}`).replace('func main()', 'func Main()'));
  }
  const imports = names.map(({ name }) => `\t"samples/${name}"`).join('\n');
  const cases = names.map(({ name }) => `\tcase "${name}":\n\t\t${name}.Main()`).join('\n');
  const main = `package main\n\nimport (\n\t"os"\n\n${imports}\n)\n\nfunc main() {\n\tswitch os.Args[1] {\n${cases}\n\t}\n}\n`;
  writeFileSync(path.join(folder, 'main.go'), main);
  await go('go', 'build', '-o', 'samples', '.');
}
