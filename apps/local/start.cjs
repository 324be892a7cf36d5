// `npm start`: installs and builds what is missing or stale, then runs the launcher in the same process. It is plain
// JavaScript, because it runs before anything is compiled.
const { build } = require('../../.config/build.cjs');

try {
  build({ ifStale: true, types: false });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
require('../../dist/apps/local/main.js');
