import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SETTING_VARIABLES } from '@remit/settings';
import { Deployment } from 'kubernetes-models/apps/v1';
import { Job } from 'kubernetes-models/batch/v1';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { ConfigMap, Service } from 'kubernetes-models/v1';
import { parse, parseAllDocuments } from 'yaml';
import { repositoryRoot } from './repository';

const KINDS = { ConfigMap, Deployment, Job, NetworkPolicy, PodDisruptionBudget, Service };

interface Container {
  image: string;
  command?: string[];
  env?: { name: string; value: string }[];
  volumeMounts: { name: string; mountPath: string }[];
  securityContext: object;
}

interface Manifest {
  kind: keyof typeof KINDS;
  metadata: { name: string; namespace: string };
  data?: Record<string, string>;
  spec: {
    selector: { matchLabels: object };
    template: { metadata: { labels: object }; spec: { securityContext: object; containers: Container[] } };
  };
}

interface ComposeService {
  environment?: Record<string, string>;
  secrets?: string[];
  image?: string;
  read_only?: boolean;
  cap_drop?: string[];
  mem_limit?: string;
}

const textOf = (file: string) => readFileSync(path.join(repositoryRoot, file), 'utf8');

const manifests = ['remit.yaml', 'migrate.yaml'].flatMap((file) =>
  parseAllDocuments(textOf(`apps/api/deploy/kubernetes/${file}`)).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as Manifest;
  }),
);
const running = manifests.filter(({ kind }) => kind === 'Deployment' || kind === 'Job');
const compose = parse(textOf('docker-compose.yml'), { merge: true }) as {
  services: Record<string, ComposeService>;
  secrets: Record<string, { file: string }>;
};
const ofRemit = Object.entries(compose.services).filter(([name]) => /^(api|worker)-/.test(name));

const isSetting = (name: string) => SETTING_VARIABLES.includes(name.replace(/_FILE$/, ''));

describe('the Kubernetes manifests', () => {
  it.each(manifests)('$kind $metadata.name is as its schema says', (manifest) => {
    const Model = KINDS[manifest.kind] as new (data: unknown) => { validate(): void };
    expect(() => new Model(manifest).validate()).not.toThrow();
    expect(manifest.metadata.namespace).toBe('remit');
  });

  it('set nothing that Remit does not know, and read secrets where they are mounted', () => {
    const given = manifests.flatMap(({ data = {} }) => Object.entries(data));
    const own = running.flatMap(({ spec }) => spec.template.spec.containers.flatMap(({ env = [] }) => env));
    const all = [...given, ...own.map(({ name, value }) => [name, value] as const)];
    expect(all.length).toBeGreaterThan(6);
    expect(all.filter(([name]) => !isSetting(name))).toEqual([]);
    const files = all.filter(([name]) => name.endsWith('_FILE')).map(([, file]) => path.dirname(file));
    expect(new Set(files)).toEqual(new Set(['/run/secrets/remit']));
    for (const { spec } of running)
      expect(spec.template.spec.containers[0]?.volumeMounts.map(({ mountPath }) => mountPath)).toEqual([
        '/run/secrets/remit',
      ]);
  });

  it('run nobody as root, write nowhere and gain no rights', () => {
    expect(running.map(({ metadata }) => metadata.name)).toEqual(['remit-api', 'remit-worker', 'remit-migrate']);
    for (const { spec } of running) {
      expect(spec.template.spec.securityContext).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(spec.template.spec.containers[0]?.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    }
  });
});

describe('docker-compose.yml', () => {
  it('sets nothing that Remit does not know, and gives each secret as a file that is there', () => {
    expect(ofRemit.map(([name]) => name)).toEqual(['api-1', 'api-2', 'worker-1', 'worker-2']);
    for (const [, { environment = {}, secrets = [] }] of ofRemit) {
      expect(Object.keys(environment).filter((name) => !isSetting(name))).toEqual([]);
      const read = Object.entries(environment).filter(([name]) => name.endsWith('_FILE'));
      expect(read.map(([, file]) => file.replace('/run/secrets/', '')).sort()).toEqual([...secrets].sort());
    }
    const used = new Set(Object.values(compose.services).flatMap(({ secrets = [] }) => secrets));
    expect(used).toEqual(new Set(Object.keys(compose.secrets)));
  });

  it('runs Remit without rights, on a file system it cannot write to, within limits', () => {
    for (const [, service] of ofRemit)
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], mem_limit: expect.any(String) });
  });
});

it('the examples name the version of this Remit', () => {
  const { version } = JSON.parse(textOf('package.json')) as { version: string };
  const images = [
    ...running.flatMap(({ spec }) => spec.template.spec.containers.map(({ image }) => image)),
    ...ofRemit.map(([, { image = '' }]) => image),
  ];
  expect(images.filter((image) => !image.endsWith(`remit:${version}`))).toEqual([]);
});
