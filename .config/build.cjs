// Builds apps, libs and ormconfig.ts into dist/, and the console into dist/apps/console when there is one.
//   --if-stale   do nothing when dist was built from exactly these sources
//   --no-types   skip the type check (start and tests: `npm run build` and `npm run check` look at types)
const { spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { ensureInstalled } = require('./ensure-installed.cjs');

const root = path.resolve(__dirname, '..');
const dist = path.join(root, 'dist');
const consoleFolder = path.join(root, 'apps', 'console');
/** Packed for others by pack-client.cjs. */
const clientFolder = path.join(root, 'libs', 'client');
const stampName = '.build.json';

function filesBelow(entry) {
  if (!fs.existsSync(entry)) return [];
  if (!fs.statSync(entry).isDirectory()) return [entry];
  const names = fs.readdirSync(entry).filter((name) => name !== 'node_modules' && name !== 'dist');
  return names.sort().flatMap((name) => filesBelow(path.join(entry, name)));
}

function digest(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(fs.readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function serverSources() {
  const files = ['apps', 'libs'].flatMap((name) => filesBelow(path.join(root, name)));
  return files.filter((file) => ![consoleFolder, clientFolder].some((folder) => file.startsWith(folder + path.sep)));
}

/**
 * What dist has to hold, as digests. The lock file stands for the compiler and every package; what V8 compiled is
 * good for one Node only.
 */
function wantedStamp() {
  const own = [
    'ormconfig.ts',
    '.swcrc',
    'tsconfig.json',
    'package-lock.json',
    '.config/build.cjs',
    '.config/bundle.cjs',
    '.config/swc.cjs',
  ];
  const shared = own.flatMap((name) => filesBelow(path.join(root, name)));
  const hasConsole = fs.existsSync(path.join(consoleFolder, 'vite.config.ts'));
  return {
    server: `${process.version} ${digest([...serverSources(), ...shared])}`,
    console: hasConsole ? digest([...filesBelow(consoleFolder), ...shared]) : null,
  };
}

function isBundleCurrent() {
  const changed = (name) => fs.statSync(path.join(dist, 'apps/api', name)).mtimeMs;
  return changed('server.bundle.js') >= changed('serve.js');
}

/** Nothing, when `nest build` or `npm run dev` compiled there since. */
function presentStamp() {
  try {
    if (!isBundleCurrent()) return {};
    return JSON.parse(fs.readFileSync(path.join(dist, stampName), 'utf8'));
  } catch {
    return {};
  }
}

function run(title, script, args, env = process.env) {
  const result = spawnSync(process.execPath, [path.resolve(root, 'node_modules', script), ...args], {
    cwd: root,
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.status === 0) return;
  throw new Error(`${title} failed.\n${result.stdout}${result.stderr}`.trim());
}

function compileServer(out) {
  // Only now are packages installed for sure.
  const { compileInto } = require('./swc.cjs');
  for (const file of [...serverSources(), path.join(root, 'ormconfig.ts')]) compileInto(out, file);
  run('The bundle (rolldown)', path.join(root, '.config/bundle.cjs'), [out]);
}

function buildConsole(out, fresh) {
  const target = path.join(out, 'apps', 'console');
  if (fresh) return fs.cpSync(path.join(dist, 'apps', 'console'), target, { recursive: true });
  // Tests build too: without this, their NODE_ENV would bundle React's development half, at twice the size.
  const env = { ...process.env, NODE_ENV: 'production' };
  run(
    'The console build (vite)',
    'vite/bin/vite.js',
    ['build', consoleFolder, '--outDir', target, '--emptyOutDir'],
    env,
  );
}

function build({ ifStale = false, types = true } = {}) {
  ensureInstalled();
  const wanted = wantedStamp();
  const present = presentStamp();
  if (ifStale && wanted.server === present.server && wanted.console === present.console) return;

  console.error('Building ...');
  if (types) run('The type check (tsc)', 'typescript/bin/tsc', ['--noEmit']);
  // Built aside and swapped in whole: no stale file stays, and a running or failing build leaves dist usable.
  const aside = path.join(root, `.dist-${process.pid}`);
  try {
    compileServer(aside);
    if (wanted.console !== null) buildConsole(aside, wanted.console === present.console);
    fs.writeFileSync(path.join(aside, stampName), JSON.stringify(wanted));
    const old = `${aside}-old`;
    if (fs.existsSync(dist)) fs.renameSync(dist, old);
    fs.renameSync(aside, dist);
    fs.rmSync(old, { recursive: true, force: true });
  } finally {
    fs.rmSync(aside, { recursive: true, force: true });
  }
}

function main(args) {
  try {
    build({ ifStale: args.includes('--if-stale'), types: !args.includes('--no-types') });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

module.exports = { build };
if (require.main === module) main(process.argv.slice(2));
