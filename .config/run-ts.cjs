// node .config/run-ts.cjs FILE.ts [ARG ...]: runs a TypeScript program of the test folder, compiled as the build
// compiles.
const path = require('node:path');
const { requireTypescript } = require('./swc.cjs');

requireTypescript();

const [file, ...args] = process.argv.slice(2);
const program = path.resolve(file);
process.argv = [process.argv[0], program, ...args];
require(program);
