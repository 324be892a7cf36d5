import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dependencies } from '../../package.json';

const root = path.resolve(__dirname, '../..');
const built = path.join(root, 'dist/apps/api');
const bundle = path.join(built, 'server.bundle.js');

const LOAD = `require(${JSON.stringify(path.join(built, 'bundle/load-bundle.js'))}).loadBundle(${JSON.stringify(bundle)});`;

/** Runs plain JavaScript in a process of its own. */
const runScript = (script: string) => spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });

/** Those of package.json's that the files belong to. */
function packagesOf(files: readonly string[]): string[] {
  return Object.keys(dependencies).filter((name) => files.some((file) => file.includes(`node_modules/${name}/`)));
}

describe('the bundle of the server', () => {
  it('has stacks that name the sources', () => {
    const source = 'libs/platform/settings/library-settings.ts';
    const { stderr } = runScript(`
      const get = (_, name) => { if (name === 'OTEL_EXPORTER_OTLP_ENDPOINT') throw new Error('asked for a setting'); };
      process.env = new Proxy({}, { get });
      require(${JSON.stringify(path.join(built, 'bundle/main.js'))});
    `);
    expect(stderr).toContain('asked for a setting');
    const [, line = ''] = new RegExp(`at readLibrarySettings \\(${source}:(\\d+)\\)`).exec(stderr) ?? [];
    const named = readFileSync(path.join(root, source), 'utf8').split('\n')[Number(line) - 1];
    expect(named).toContain('.flatMap(');
  });

  it('is not compiled anew', () => {
    const { stdout } = runScript(`
      const vm = require('node:vm');
      const { Script } = vm;
      vm.Script = class extends Script {
        constructor(source, options) {
          super(source, options);
          console.log({ rejected: this.cachedDataRejected });
        }
      };
      ${LOAD}
    `);
    expect(stdout).toBe('{ rejected: false }\n');
  });

  it('loads no package that it holds itself a second time', () => {
    const { stdout } = runScript(`
      ${LOAD}
      console.log(JSON.stringify(Object.keys(require('node:module')._cache)));
    `);
    const loaded = packagesOf(JSON.parse(stdout) as string[]);
    const held = packagesOf((JSON.parse(readFileSync(`${bundle}.lines`, 'utf8')) as { sources: string[] }).sources);
    expect(loaded).toContain('typeorm');
    expect(held).toContain('@nestjs/core');
    expect(held.filter((name) => loaded.includes(name))).toEqual([]);
  });
});
