#!/usr/bin/env node
// `npx remit`: builds Remit if it was not built yet, then runs the compiled command. It is plain JavaScript, because
// it runs before anything is compiled.
const fs = require('node:fs');
const path = require('node:path');

const compiled = path.resolve(__dirname, '../../dist/apps/cli/main.js');
if (!fs.existsSync(compiled)) {
  try {
    require('../../.config/build.cjs').build({ types: false });
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
require(compiled);
