// npm run chaos: builds what is to be broken, then runs the scenarios, compiling them on the way.
const { build } = require('../../.config/build.cjs');
const { requireTypescript } = require('../../.config/swc.cjs');

requireTypescript();
process.setSourceMapsEnabled(true);

build({ ifStale: true, types: false });
require('./main.ts').main(process.argv.slice(2));
