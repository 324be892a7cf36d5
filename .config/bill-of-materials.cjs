// Writes what is shipped into dist/: sbom.cdx.json (CycloneDX, by npm) and THIRD-PARTY-NOTICES.txt, the licences in
// full. Shipped are the server's dependencies and what the console's bundle is made of, with all that they need.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const dist = path.join(root, 'dist');
const read = (file) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));

function filesBelow(folder) {
  return fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
}

/** Packages that the console's sources import. */
function consolePackages() {
  const sources = filesBelow(path.join(root, 'apps', 'console', 'src')).filter((file) => /\.tsx?$/.test(file));
  const imported = sources.flatMap((file) =>
    [...fs.readFileSync(file, 'utf8').matchAll(/(?:from|import) '((?:@[^/']+\/)?[^./'][^/']*)/g)].map(
      ([, name]) => name,
    ),
  );
  const { devDependencies } = read('package.json');
  return [...new Set(imported)].filter((name) => name in devDependencies);
}

const nameOf = ({ group, name }) => (group ? `${group}/${name}` : name);

function shippedPart(bill) {
  const { dependencies, optionalDependencies } = read('package.json');
  const needs = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const isWanted = new Set([...Object.keys(dependencies), ...Object.keys(optionalDependencies), ...consolePackages()]);
  const own = bill.metadata.component['bom-ref'];
  const names = new Map(bill.components.map((part) => [part['bom-ref'], nameOf(part)]));
  const shipped = new Set();
  const waiting = needs.get(own).filter((ref) => isWanted.has(names.get(ref)));
  const direct = [...waiting];
  while (waiting.length > 0) {
    const ref = waiting.pop();
    if (shipped.has(ref)) continue;
    shipped.add(ref);
    waiting.push(...(needs.get(ref) ?? []));
  }
  return {
    ...bill,
    components: bill.components.filter((part) => shipped.has(part['bom-ref'])),
    dependencies: bill.dependencies
      .filter(({ ref }) => ref === own || shipped.has(ref))
      .map((entry) => (entry.ref === own ? { ...entry, dependsOn: direct } : entry)),
  };
}

/** Where each version of each package lies, by the lock file. */
const folders = new Map(
  Object.entries(read('package-lock.json').packages).map(([folder, { version }]) => [
    `${folder.split('node_modules/').at(-1)}@${version}`,
    folder,
  ]),
);

function noticeOf(part) {
  const name = nameOf(part);
  const licence = (part.licenses ?? [])
    .map(({ license, expression }) => expression ?? license.id ?? license.name)
    .join(', ');
  const folder = folders.get(`${name}@${part.version}`);
  const present = folder && fs.existsSync(path.join(root, folder)) ? fs.readdirSync(path.join(root, folder)) : [];
  const texts = present
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file) && fs.statSync(path.join(root, folder, file)).isFile())
    .map((file) => fs.readFileSync(path.join(root, folder, file), 'utf8').trim());
  return [`${name} ${part.version} (${licence || 'licence not stated'})`, ...texts].join('\n\n');
}

const bill = shippedPart(
  JSON.parse(
    execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    }),
  ),
);
fs.mkdirSync(dist, { recursive: true });
fs.writeFileSync(path.join(dist, 'sbom.cdx.json'), JSON.stringify(bill, null, 2));
const line = `\n\n${'-'.repeat(80)}\n\n`;
fs.writeFileSync(path.join(dist, 'THIRD-PARTY-NOTICES.txt'), `${bill.components.map(noticeOf).join(line)}\n`);
console.error(`${bill.components.length} packages are named in dist/sbom.cdx.json and dist/THIRD-PARTY-NOTICES.txt`);
