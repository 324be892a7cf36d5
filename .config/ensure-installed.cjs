// Installs the packages of the lock file when they are missing or stale. Plain JavaScript without packages, in syntax
// that an old Node can still read, because it runs before anything is installed.
const { spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const stampFile = path.join(root, 'node_modules', '.remit-installed');

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const recent = major > 20 || (major === 20 && minor >= 19);
  // NestJS 12 is ES modules only; Remit loads it with require(esm).
  if (recent && process.features.require_module) return;
  console.error(
    `Remit needs Node.js 20.19 or newer (22.12 or newer in the 22 line). This is ${process.version}. Please install a current Node.js.`,
  );
  process.exit(1);
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

/** True when npm itself recorded exactly the lock file's versions, for instance after a plain `npm ci`. */
function npmInstalledTheSame(lockFile) {
  const record = path.join(root, 'node_modules', '.package-lock.json');
  if (!fs.existsSync(record)) return false;
  const installed = readJson(record).packages;
  return Object.entries(readJson(lockFile).packages).every(([name, wanted]) => {
    if (name === '' || wanted.optional) return true;
    return installed[name] !== undefined && installed[name].version === wanted.version;
  });
}

function npmCi() {
  console.error('Installing packages (npm ci) ...');
  const args = ['ci', '--include=dev', '--include=optional', '--loglevel=error'];
  // npm tells the scripts it runs where it lives; without it (node called directly) the one on the PATH is used.
  const npm = process.env.npm_execpath;
  const result =
    npm && npm.endsWith('npm-cli.js')
      ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
      : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (result.status === 0) return;
  const reason = result.error ? result.error.message : `exit code ${result.status}`;
  console.error(
    `The packages could not be installed (${reason}; npm's own words are above). Check the network and the npm registry setting, then run the command again.`,
  );
  process.exit(1);
}

function ensureInstalled() {
  requireNode();
  // Packages that are linked in belong to somebody else: installing here would empty them there.
  const packages = fs.lstatSync(path.join(root, 'node_modules'), { throwIfNoEntry: false });
  if (packages && packages.isSymbolicLink()) return;
  const lockFile = path.join(root, 'package-lock.json');
  const stamp = createHash('sha256').update(fs.readFileSync(lockFile)).digest('hex');
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) return;
  if (!npmInstalledTheSame(lockFile)) npmCi();
  fs.writeFileSync(stampFile, stamp);
}

module.exports = { ensureInstalled };
if (require.main === module) ensureInstalled();
