// `npm run dev`: like `npm start`, but runs the server without a bundle. Each saved file of the server is compiled
// and restarts it.
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
