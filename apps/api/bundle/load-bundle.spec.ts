import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadBundle, writeCodeCache } from './load-bundle';

describe('a bundle', () => {
  let file: string;

  const write = (body: string) =>
    writeFileSync(file, `(function (exports, require, module, __filename, __dirname) {${body}\n})`);

  beforeEach(() => {
    file = path.join(mkdtempSync(path.join(tmpdir(), 'remit-bundle-')), 'some.bundle.js');
  });
  afterEach(() => rmSync(path.dirname(file), { recursive: true }));

  it('finds what a module finds', () => {
    write('module.exports = { folder: __dirname, name: require("node:path").basename(__filename) };');
    expect(loadBundle(file)).toEqual({ folder: path.dirname(file), name: 'some.bundle.js' });
  });

  it('is run as it is, not as it was when its code was kept', () => {
    write('exports.answer = "as built";');
    writeCodeCache(file);
    expect(loadBundle(file)).toEqual({ answer: 'as built' });
    write('exports.answer = "changed!";');
    expect(loadBundle(file)).toEqual({ answer: 'changed!' });
  });

  it('is compiled when what was kept is of no use', () => {
    write('exports.answer = 1;');
    writeFileSync(`${file}.cache`, 'too short');
    expect(loadBundle(file)).toEqual({ answer: 1 });
  });
});
