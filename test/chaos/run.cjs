// npm run chaos: builds what is to be broken, then runs the scenarios, compiling them on the way.
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { transformSync } = require('@swc/core');
const { build } = require('../../.config/build.cjs');

const root = path.resolve(__dirname, '../..');
const swc = JSON.parse(readFileSync(path.join(root, '.swcrc'), 'utf8'));
delete swc.exclude;
delete swc.$schema;
swc.jsc.baseUrl = root;

require.extensions['.ts'] = (module, filename) => {
  const options = { ...swc, filename, swcrc: false, sourceMaps: 'inline' };
  module._compile(transformSync(readFileSync(filename, 'utf8'), options).code, filename);
};
process.setSourceMapsEnabled(true);

build({ ifStale: true, types: false });
require('./main.ts').main(process.argv.slice(2));
