import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import dockerIgnore from '@balena/dockerignore';

const root = path.resolve(__dirname, '../..');

/** One instruction of the Dockerfile. */
interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The result of the Dockerfile as folders of this machine, without Docker. */
export interface Image {
  /** Root folder of the last stage. Our part of it is /remit. */
  readonly folder: string;
  readonly env: Record<string, string>;
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
  readonly user: string;
  remove(): void;
}

/**
 * Installing takes a minute and needs a registry, so the packages of this project are used. Set it to install
 * nevertheless.
 */
const INSTALLS = process.env.IMAGE_INSTALL !== undefined;

/**
 * Runs each instruction of apps/api/Dockerfile on the files that .dockerignore admits.
 * @throws Error with the output of the instruction that failed
 */
export function buildImage(): Image {
  const base = mkdtempSync(path.join(tmpdir(), 'remit-image-'));
  chmodSync(base, 0o755);
  const context = path.join(base, 'context');
  for (const file of admittedFiles()) cpSync(path.join(root, file), path.join(context, file));
  const stages = new Map<string, string>();
  let [stage, workdir] = ['', '/'];
  const meta = { env: {} as Record<string, string>, command: [''], healthCheck: [''], user: 'root' };
  const here = (name: string) => path.join(stage, path.resolve(workdir, name));
  for (const { name, rest } of instructions()) {
    const words = rest.split(/\s+/);
    if (name === 'FROM') {
      stage = path.join(base, `stage-${stages.size}`);
      stages.set(/ AS (\w+)$/.exec(rest)?.[1] ?? 'image', stage);
      Object.assign(meta, { env: {}, user: 'root' });
    } else if (name === 'WORKDIR') mkdirSync(path.join(stage, (workdir = rest)), { recursive: true });
    else if (name === 'COPY') copy(words, context, stages, here);
    else if (name === 'RUN') run(rest, here('.'));
    else if (name === 'ENV') Object.assign(meta.env, Object.fromEntries(words.map((word) => word.split('='))));
    else if (name === 'USER') meta.user = rest;
    else if (name === 'CMD') meta.command = JSON.parse(rest) as string[];
    else if (name === 'HEALTHCHECK') meta.healthCheck = JSON.parse(rest.replace(/^.*?CMD /, '')) as string[];
    else if (name !== 'EXPOSE') throw new Error(`The Dockerfile has ${name}, which this test does not know.`);
  }
  return { ...meta, folder: here('.'), remove: () => rmSync(base, { recursive: true, force: true }) };
}

/** The project files that the builder sees: those that .dockerignore admits. */
function admittedFiles(): string[] {
  const isAdmitted = dockerIgnore()
    .add(readFileSync(path.join(root, '.dockerignore'), 'utf8'))
    .createFilter();
  const files = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return files.stdout
    .split('\n')
    .filter((file) => file !== '' && isAdmitted(file) && existsSync(path.join(root, file)));
}

function instructions(): Instruction[] {
  const text = readFileSync(path.join(root, 'apps/api/Dockerfile'), 'utf8').replace(/\\\n\s*/g, '');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => /^(\w+)\s+(.*)$/.exec(line) ?? ['', line, ''])
    .map(([, name = '', rest = '']) => ({ name, rest }));
}

function copy(words: string[], context: string, stages: Map<string, string>, here: (name: string) => string): void {
  const [, from] = /^--from=(\w+)$/.exec(words[0] ?? '') ?? [];
  const sources = from === undefined ? words.slice(0, -1) : words.slice(1, -1);
  const target = here(words.at(-1) ?? '');
  for (const source of sources) {
    const found = from === undefined ? path.join(context, source) : path.join(stages.get(from) ?? '', source);
    const isWhole = source === '.' || from !== undefined;
    cpSync(found, isWhole ? target : path.join(target, path.basename(source)), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
}

/** `npm ci` copies the packages of this project, without the omitted ones. */
function run(command: string, folder: string): void {
  const [, flags = ''] = /^npm ci (.*)$/.exec(command) ?? [];
  if (flags === '' || INSTALLS) return must(command, folder);
  must(`cp -al ${path.join(root, 'node_modules')} node_modules`, folder);
  if (/--omit/.test(flags)) must(`npm prune --offline ${flags}`, folder);
}

function must(command: string, cwd: string): void {
  const { PATH = '', HOME = '' } = process.env;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd, env: { PATH, HOME }, encoding: 'utf8' });
  if (status !== 0) throw new Error(`"${command}" failed.\n${stdout}${stderr}`);
}

export interface Container {
  output(): string;
  /**
   * Stops process 1, like `docker stop`.
   * @returns its exit code
   */
  stop(): Promise<number | null>;
}

/** The reason why a container cannot be imitated here; undefined when it can. */
export function missingNamespaces(): string | undefined {
  const can = spawnSync('unshare', ['--mount', '--pid', '--fork', 'setpriv', '--version']).status === 0;
  return can ? undefined : 'This machine lets no process have namespaces of its own.';
}

/** Runs the image's command as process 1, as user nobody, without privilege escalation, on a read-only file system. */
export function runContainer({ folder, env, command }: Image, more: Record<string, string>): Container {
  const { PATH = '' } = process.env;
  const drop = 'setpriv --reuid 65534 --regid 65534 --clear-groups --no-new-privs';
  const script = `mount -o remount,ro,bind / && cd "$0" && exec ${drop} "$@"`;
  const child = spawn('unshare', ['--mount', '--pid', '--fork', 'sh', '-c', script, folder, ...command], {
    env: { PATH, ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  process.once('exit', () => signalFirst(child, 'SIGKILL'));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  return {
    output: () => output,
    stop: async () => {
      signalFirst(child, 'SIGTERM');
      return (await ended)[0];
    },
  };
}

function signalFirst({ pid = 0, exitCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (exitCode !== null) return;
  const [first] = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' '),
  );
  if (first) process.kill(Number(first), signal);
}
