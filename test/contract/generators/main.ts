import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { GENERATORS, type Generator } from './generators';

const root = path.resolve(__dirname, '../../..');
const DOCUMENT = path.join(root, 'test/contract/openapi.json');
const STRICT = ['--strict', '--noEmit', '--target', 'es2022', '--lib', 'es2023,dom', '--module', 'esnext'];

/** Each limit is for one step of one generator. */
const LIMIT_MS = 120_000;

const run = (command: string, args: readonly string[], cwd: string) =>
  promisify(execFile)(command, [...args], { cwd, encoding: 'utf8', timeout: LIMIT_MS });

const wrongs = (error: unknown): string => {
  const { stdout = '', stderr = '', message } = error as { stdout?: string; stderr?: string; message: string };
  return `${stdout}${stderr}`.trim() || message;
};

/** What it says that is wrong; nothing when the main job compiles. */
async function wrongWith({ name, script, args, mainJob }: Generator, modules: string): Promise<string | undefined> {
  const folder = path.join(modules, name.replace(/\W+/g, '-'));
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'main-job.ts'), mainJob);
  try {
    const at = script.startsWith('openapi-typescript/') ? root : modules;
    await run(process.execPath, [path.join(at, 'node_modules', script), ...args(DOCUMENT)], folder);
    const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
    await run(process.execPath, [compiler, ...STRICT, '--moduleResolution', 'bundler', 'main-job.ts'], folder);
    return undefined;
  } catch (error) {
    return wrongs(error);
  }
}

/** Without a registry there is nothing to compile: that is said, and is no fault of the document. */
async function install(folder: string): Promise<boolean> {
  writeFileSync(path.join(folder, 'package.json'), '{"private":true,"type":"module"}');
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps', '--prefer-offline'];
  try {
    await run('npm', ['install', ...options, ...GENERATORS.flatMap(({ packages }) => packages)], folder);
  } catch (error) {
    console.log(`no generator was tried: npm cannot install them here (${wrongs(error).split('\n')[0]})`);
    return false;
  }
  const compiler = path.join(folder, 'node_modules/typescript');
  rmSync(compiler, { recursive: true, force: true });
  symlinkSync(path.join(root, 'node_modules/typescript'), compiler, 'junction');
  return true;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'remit-generators-'));
  try {
    if (!(await install(folder))) return;
    let compiled = 0;
    for (const generator of GENERATORS) {
      const wrong = await wrongWith(generator, folder);
      if (wrong === undefined) compiled += 1;
      console.log(`${wrong === undefined ? 'compiles' : 'FAILS'}: ${generator.name}${wrong ? `\n${wrong}` : ''}`);
    }
    console.log(`the main job compiles under --strict with ${compiled} of ${GENERATORS.length} generators`);
    if (compiled < GENERATORS.length) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
