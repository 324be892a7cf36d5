import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const CONSOLE = path.resolve(__dirname, '../../apps/console/src');
const KEY = /^ {2}'?([\w.]+)'?:/gm;

const read = (file: string): string => readFileSync(path.join(CONSOLE, file), 'utf8');

/** Files of English texts that come with what shows them, by the path that imports end with. */
const late = new Map(
  ['i18n/en', 'i18n/late']
    .flatMap((folder) => readdirSync(path.join(CONSOLE, folder)).map((name) => `${folder}/${name}`))
    .filter((file) => read(file).includes('Object.assign(lateTexts'))
    .map((file) => [file.replace(/\.ts$/, ''), new Set([...read(file).matchAll(KEY)].map(([, key]) => key))] as const),
);

const sources = readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('i18n/'));

describe('texts of the console that come late', () => {
  it.each([...late.keys()])('%s is imported wherever its texts are shown', (module) => {
    const folderOf = (file: string) => path.posix.dirname(file);
    const importing = new Set(sources.filter((file) => read(file).includes(`${module}';`)).map(folderOf));
    const showing = sources.filter((file) =>
      [...read(file).matchAll(/'([a-z]\w*(?:\.\w+)*)'/gi)].some(([, key]) => late.get(module)?.has(key ?? '')),
    );
    expect(showing.length).toBeGreaterThan(0);
    expect(showing.filter((file) => !importing.has(folderOf(file)))).toEqual([]);
  });

  it('are files that can be found', () => expect(late.size).toBeGreaterThan(3));
});
