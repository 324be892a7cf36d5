const path = require('node:path');
const { restingSpecs } = require('./long-specs.cjs');
const { paths, swcOptions } = require('./swc.cjs');

const root = path.resolve(__dirname, '..');
const { baseUrl: _root, paths: _aliases, ...jsc } = swcOptions.jsc;

/** The aliases of tsconfig.json; each is one name, so that nothing but a door can be meant. */
const moduleNameMapper = Object.fromEntries(
  Object.entries(paths).map(([alias, files]) => [
    `^${alias.replace('*', '([^/]+)')}$`,
    files.map((file) => file.replace('./', '<rootDir>/').replace('*', '$1')),
  ]),
);

const shared = {
  rootDir: root,
  testEnvironment: 'node',
  moduleNameMapper,
  testPathIgnorePatterns: ['/node_modules/', ...restingSpecs().map((file) => `<rootDir>/${file}$`)],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/apps/console/'],
  transform: {
    '\\.ts$': ['@swc/jest', { ...swcOptions, sourceMaps: 'inline', jsc }],
    '\\.m?js$': ['@swc/jest', { swcrc: false, jsc: { target: 'es2023' }, module: { type: 'commonjs' } }],
  },
  // Nest 12 and a few of its dependencies are ES modules only; Jest runs CommonJS.
  transformIgnorePatterns: [
    '/node_modules/(?!(@nestjs|file-type|strtok3|token-types|uint8array-extras|@borewit|@tokenizer|path-to-regexp|marked|openid-client|oauth4webapi|jose)/)',
  ],
};

module.exports = {
  rootDir: root,
  // System tests mostly wait for servers of their own: one worker for every core, none kept free.
  maxWorkers: '100%',
  // Each wait in a test has a limit of its own; this one only allows for a busy machine.
  testTimeout: 20_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{libs,apps}/**/*.spec.ts', '<rootDir>/test/{architecture,console,simulate}/**/*.spec.ts'],
    },
    {
      ...shared,
      displayName: 'system',
      testMatch: ['<rootDir>/{libs,apps}/**/*.int-spec.ts', '<rootDir>/test/{contract,e2e,security}/**/*-spec.ts'],
      globalSetup: '<rootDir>/test/support/start-cluster.ts',
      globalTeardown: '<rootDir>/test/support/stop-cluster.ts',
    },
  ],
};
