// node .config/run-ts.cjs FILE.ts [ARG ...]: runs a TypeScript program of the test folder, compiled as the build compiles.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');

const root = path.resolve(__dirname, '..');
const { exclude: _notBuilt, ...swcrc } = JSON.parse(readFileSync(path.join(root, '.swcrc'), 'utf8'));
const options = { ...swcrc, swcrc: false, sourceMaps: 'inline', jsc: { ...swcrc.jsc, baseUrl: root } };

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...options, filename });
  module._compile(code, filename);
};

const [file, ...args] = process.argv.slice(2);
const program = path.resolve(file);
process.argv = [process.argv[0], program, ...args];
require(program);
