// `npm run dev`: what `npm start` starts, with the server module by module; each saved file of the server is compiled and restarts it.
const { build } = require('../../.config/build.cjs');
const { compileOnSave } = require('../../.config/compile-on-save.cjs');

try {
  build({ ifStale: true, types: false });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
compileOnSave();
process.argv.push('--watch');
require('../../dist/apps/local/main.js');
