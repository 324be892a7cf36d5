// Runs the named samples in one process. It writes the output to .printed, and .failed when a sample fails.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.cwd();
let printed = '';
console.log = (value) => (printed += `${typeof value === 'string' ? value : JSON.stringify(value)}\n`);
for (const id of process.argv.slice(2)) {
  const name = path.join(folder, id);
  printed = '';
  try {
    await import(pathToFileURL(`${name}.js`).href);
  } catch (error) {
    writeFileSync(`${name}.failed`, `${error.code ?? ''} ${error.stack}`);
  }
  writeFileSync(`${name}.printed`, printed);
}
