// node .config/pack-client.cjs [folder]: compiles libs/client and packs it into the folder (dist by default); prints
// the file.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const client = path.join(root, 'libs', 'client');

function pack(target) {
  fs.mkdirSync(target, { recursive: true });
  const aside = fs.mkdtempSync(path.join(tmpdir(), 'remit-client-'));
  try {
    const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
    const args = ['-p', path.join(client, 'tsconfig.build.json'), '--outDir', path.join(aside, 'dist')];
    execFileSync(process.execPath, [compiler, ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
    for (const name of ['package.json', 'README.md']) fs.copyFileSync(path.join(client, name), path.join(aside, name));
    const packing = ['pack', '--json', '--ignore-scripts', '--pack-destination', target];
    const [{ filename }] = JSON.parse(execFileSync('npm', packing, { cwd: aside, encoding: 'utf8' }));
    return path.join(target, filename);
  } finally {
    fs.rmSync(aside, { recursive: true, force: true });
  }
}

console.log(pack(path.resolve(process.argv[2] ?? path.join(root, 'dist'))));
