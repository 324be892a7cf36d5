// Keeps dist up to date with the sources of the server while they are edited.
const fs = require('node:fs');
const path = require('node:path');
const { compileInto } = require('./swc.cjs');

const root = path.resolve(__dirname, '..');
const dist = path.join(root, 'dist');

/** An editor writes a file in several steps, in milliseconds. */
const SETTLED_MS = 30;

function compileOnSave() {
  const waiting = new Set();
  for (const folder of ['apps', 'libs']) {
    fs.watch(path.join(root, folder), { recursive: true }, (_event, name) => {
      if (!/\.(ts|sql)$/.test(name ?? '')) return;
      if (waiting.size === 0) setTimeout(() => compile(waiting), SETTLED_MS);
      waiting.add(path.join(root, folder, name));
    });
  }
}

function compile(files) {
  for (const file of files) {
    try {
      if (compileInto(dist, file)) forgetBundle();
    } catch (error) {
      console.error(error.message.split('\n\nCaused by:')[0]);
    }
  }
  files.clear();
}

/** It is made of what the modules were: the next `npm start` builds anew. */
function forgetBundle() {
  fs.rmSync(path.join(dist, 'apps/api/server.bundle.js'), { force: true });
}

module.exports = { compileOnSave };
