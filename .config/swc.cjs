// What compiles TypeScript here, for everybody: .swcrc, with the aliases of tsconfig.json (`nest build` joins the two
// by itself).
const { transformSync } = require('@swc/core');
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const json = (name) => JSON.parse(fs.readFileSync(path.join(root, name), 'utf8'));

const { $schema, exclude, ...swcrc } = json('.swcrc');
const { paths } = json('tsconfig.json').compilerOptions;
const notBuilt = exclude.map((pattern) => new RegExp(pattern));

const swcOptions = { ...swcrc, swcrc: false, jsc: { ...swcrc.jsc, baseUrl: root, paths } };

/** Lets `require` load TypeScript in this process. */
function requireTypescript() {
  require.extensions['.ts'] = (module, filename) => {
    const options = { ...swcOptions, sourceMaps: 'inline', filename };
    module._compile(transformSync(fs.readFileSync(filename, 'utf8'), options).code, filename);
  };
}

/**
 * Compiles one source into a folder that mirrors the root; what compiled code reads beside itself (SQL, pages) is
 * copied. @returns whether anything there has changed
 */
function compileInto(out, source) {
  const name = path.relative(root, source).replaceAll(path.sep, '/');
  if (name.endsWith('.md') || notBuilt.some((pattern) => pattern.test(name))) return false;
  const target = path.join(out, name.replace(/\.ts$/, '.js'));
  if (!fs.existsSync(source)) {
    if (!fs.existsSync(target)) return false;
    fs.rmSync(target);
    return true;
  }
  const { code, map } = name.endsWith('.ts') ? compile(source, target) : { code: fs.readFileSync(source) };
  if (fs.existsSync(target) && fs.readFileSync(target).equals(Buffer.from(code))) return false;
  fs.mkdirSync(path.dirname(target), { recursive: true });
  if (map) fs.writeFileSync(`${target}.map`, map);
  fs.writeFileSync(target, code);
  return true;
}

function compile(source, target) {
  const options = { ...swcOptions, filename: source, sourceFileName: path.relative(path.dirname(target), source) };
  const { code, map } = transformSync(fs.readFileSync(source, 'utf8'), options);
  return { code: `${code}//# sourceMappingURL=${path.basename(target)}.map\n`, map };
}

module.exports = { compileInto, paths, requireTypescript, swcOptions };
