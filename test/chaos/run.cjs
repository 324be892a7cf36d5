// npm run chaos: builds the product, then compiles and runs the scenarios.
const { build } = require('../../.config/build.cjs');
const { requireTypescript } = require('../../.config/swc.cjs');

requireTypescript();
process.setSourceMapsEnabled(true);

build({ ifStale: true, types: false });
require('./main.ts').main(process.argv.slice(2));
