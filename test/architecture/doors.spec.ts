import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, repositoryRoot } from './repository';

const INJECTABLE = /@Injectable\([^)]*\)\nexport (?:abstract )?class (\w+)/g;
const ROLES = ['Service', 'Repository', 'Controller', 'Module', 'Guard', 'Interceptor', 'Filter', 'Pipe'];

const textOf = (file: string) => readFileSync(path.join(repositoryRoot, file), 'utf8');
const sources = filesBelow().filter(
  (file) => /^(libs|apps\/api)\/.*(?<!spec)\.ts$/.test(file) && !/generated/.test(file),
);
const kebab = (name: string) => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();

/** The file of a class: `InvoicesService` stands in invoices.service.ts, `Invoices` in invoices.ts. */
function fileOf(name: string): string {
  const role = ROLES.find((one) => name.endsWith(one) && name !== one);
  return role ? `${kebab(name.slice(0, -role.length))}.${role.toLowerCase()}.ts` : `${kebab(name)}.ts`;
}

const injectables = sources.flatMap((file) =>
  [...textOf(file).matchAll(INJECTABLE)].map(([, name = '']) => ({ file, name })),
);

/** What the index of a feature exports from a file. */
function exportedBy(feature: string): { name: string; from: string }[] {
  return [...textOf(`libs/features/${feature}/index.ts`).matchAll(/export \{([^}]*)\} from '\.\/([^']+)'/g)].flatMap(
    ([, names = '', from = '']) => names.split(',').map((name) => ({ name: name.trim(), from })),
  );
}

const features = [...new Set(sources.flatMap((file) => /^libs\/features\/([^/]+)\//.exec(file)?.[1] ?? []))];

describe('The doors of a feature', () => {
  it('are use cases in <things>.service.ts, called <Things>Service, and nothing else is called so', () => {
    const misplaced = injectables
      .filter(({ file, name }) => name.endsWith('Service') || file.endsWith('.service.ts'))
      .filter(({ file, name }) => path.basename(file) !== fileOf(name));
    expect(misplaced).toEqual([]);
  });

  it('are answers to other features in <things>.ts, called <Things>', () => {
    const doors = features.flatMap((feature) => exportedBy(feature).map((door) => ({ ...door, feature })));
    const injected = new Map(injectables.map(({ file, name }) => [name, file]));
    const misplaced = doors.filter(({ name, feature, from }) => {
      const file = injected.get(name);
      return file === `libs/features/${feature}/${from}.ts` && path.basename(file) !== fileOf(name);
    });
    expect(misplaced).toEqual([]);
  });
});
