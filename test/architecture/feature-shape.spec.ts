import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, repositoryRoot } from './repository';

interface Role {
  /** What a file of the role holds, and no file without the role. */
  readonly holds?: RegExp;
  /** Ending of the names of its classes. */
  readonly ending?: string;
  /** The only folder for it in a feature. */
  readonly folder?: string;
}

/**
 * The closed list of roles: the word before `.ts`. A file without a role is named after its class or rule.
 * libs/README.md says what each role does.
 */
const ROLES: Readonly<Record<string, Role>> = {
  module: { holds: /^@Module\(/m, ending: 'Module' },
  controller: { holds: /^@Controller\(/m, ending: 'Controller' },
  entity: { holds: /^@Entity\(/m },
  subscriber: { holds: /^@Subscriber\(/m, folder: 'subscribers' },
  interceptor: { holds: /^@Injectable\(\)\nexport class \w+ implements NestInterceptor\b/m, ending: 'Interceptor' },
  guard: { holds: /implements CanActivate\b/, ending: 'Guard' },
  pipe: { holds: /implements PipeTransform\b/, ending: 'Pipe' },
  filter: { holds: /^@Catch\(/m, ending: 'Filter' },
  service: { ending: 'Service' },
  repository: {},
  authenticator: { ending: 'Authenticator' },
  client: { ending: 'Client' },
  strategy: { ending: 'Strategy' },
  dto: { folder: 'dto' },
  query: { folder: 'dto' },
  decorator: {},
  decorators: {},
  errors: {},
  events: {},
};

const textOf = (file: string) => readFileSync(path.join(repositoryRoot, file), 'utf8');
const roleOf = (file: string): string | undefined => /\.([a-z]+)\.ts$/.exec(file)?.[1];
const sources = filesBelow().filter(
  (file) => /^(libs\/(features|platform)|apps\/api)\/.*\.ts$/.test(file) && !/spec|generated|\.d\.ts$/.test(file),
);
const classesIn = (text: string) =>
  [...text.matchAll(/^export (?:abstract )?class (\w+)/gm)].map(([, name = '']) => name);
const features = [...new Set(sources.flatMap((file) => /^libs\/features\/([^/]+)\//.exec(file)?.[1] ?? []))];

describe('The shape of a feature', () => {
  it.each(features)('is a module, a door and a README: %s', (feature) => {
    const folder = `libs/features/${feature}`;
    const atRoot = filesBelow(folder).filter((file) => path.dirname(file) === folder);
    const modules = filesBelow(folder).filter((file) => roleOf(file) === 'module');
    expect(modules).toEqual([`${folder}/${feature}.module.ts`]);
    expect(atRoot).toEqual(expect.arrayContaining([`${folder}/index.ts`, `${folder}/README.md`]));
  });

  it('uses the roles of the list only', () => {
    const unknown = sources.filter((file) => !((roleOf(file) ?? 'module') in ROLES));
    expect(unknown).toEqual([]);
  });

  it.each(Object.entries(ROLES).filter(([, { holds }]) => holds))(
    'finds what a role holds in the files of the role, and nowhere else: %s',
    (role, { holds = /$^/ }) => {
      const isBase = (file: string) => /^export abstract class /m.test(textOf(file));
      const wrong = sources.filter((file) =>
        roleOf(file) === role ? !holds.test(textOf(file)) && !isBase(file) : holds.test(textOf(file)),
      );
      expect(wrong).toEqual([]);
    },
  );

  it.each(Object.entries(ROLES).filter(([, { ending }]) => ending))(
    'ends the classes of a role in the name of the role: %s',
    (role, { ending = '' }) => {
      const wrong = sources
        .filter((file) => roleOf(file) === role)
        .filter((file) => !classesIn(textOf(file)).some((name) => name.endsWith(ending)));
      expect(wrong).toEqual([]);
    },
  );

  it.each(Object.entries(ROLES).filter(([, { folder }]) => folder))(
    'keeps the files of a role in the folder for it: %s',
    (role, { folder = '' }) => {
      const inFeatures = sources.filter((file) => file.startsWith('libs/features/'));
      const elsewhere = inFeatures.filter(
        (file) => roleOf(file) === role && path.basename(path.dirname(file)) !== folder,
      );
      expect(elsewhere).toEqual([]);
    },
  );
});
