// Who may know whom: libs/README.md says it in words, test/architecture/boundaries.spec.ts plants one violation of
// each rule.

/**
 * The features of libs/features, highest first. A feature may ask those after it, through their index.ts.
 * libs/platform needs no list: what stands there knows no feature.
 */
const features = [
  ['attention', 'people'],
  ['emails'],
  ['webhooks', 'outgoing-webhooks', 'hosted-pages', 'reports'],
  ['documents'],
  ['payments'],
  ['invoice-sync'],
  ['invoices'],
  ['customers', 'connections'],
  ['business-profile'],
  ['accounts'],
  ['approvals'],
  ['audit-log', 'request-log'],
];

const oneOf = (names) => `(${names.join('|')})`;

/** What runs only in tests. */
const TEST_FILES = '\\.(spec|int-spec|e2e-spec)\\.tsx?$|/(spec-support|testing)/|^test/';

const onlyDownwards = features.flatMap((level, index) =>
  level.map((feature) => ({
    name: `${feature}-asks-downwards-only`,
    severity: 'error',
    comment: `${feature} may ask only the features below it; a fact travels upwards as an event.`,
    from: { path: `^libs/features/${feature}/` },
    to: {
      path: `^libs/features/${oneOf(features.slice(0, index + 1).flat())}/`,
      pathNot: `^libs/features/${feature}/`,
    },
  })),
);

const listed = oneOf(features.flat());
const everyFeatureHasAPlace = {
  name: 'every-feature-has-a-place',
  severity: 'error',
  comment: 'A new feature stands in the order above before it asks another, and before another asks it.',
};

module.exports = {
  forbidden: [
    {
      name: 'no-cycles-between-libs',
      severity: 'error',
      from: { path: '^(libs/[^/]+/[^/]+)/' },
      to: { circular: true, via: { pathNot: '^$1/' } },
    },
    {
      name: 'no-cycles-when-running',
      severity: 'error',
      comment: 'Inside a lib or app two files may know the types of each other; what is loaded first must not matter.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    ...onlyDownwards,
    {
      ...everyFeatureHasAPlace,
      from: { path: `^libs/features/(?!${listed}/)([^/]+)/` },
      to: { path: '^libs/features/', pathNot: '^libs/features/$2/' },
    },
    {
      ...everyFeatureHasAPlace,
      from: { path: '^libs/features/([^/]+)/' },
      to: { path: `^libs/features/(?!${listed}/)`, pathNot: '^libs/features/$1/' },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^libs/platform/' },
      to: { path: '^libs/features/' },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'one-door-between-libs',
      severity: 'error',
      comment: 'What a lib offers is in its index.ts.',
      from: { path: '^(libs/[^/]+/[^/]+)/' },
      to: { path: '^libs/(features|platform)/', pathNot: ['^$1/', '^libs/[^/]+/[^/]+/index\\.ts$'] },
    },
    {
      name: 'one-door-from-outside',
      severity: 'error',
      from: { pathNot: '^libs/' },
      to: { path: '^libs/(features|platform)/', pathNot: '^libs/[^/]+/[^/]+/index\\.ts$' },
    },
    {
      name: 'typeorm-in-repositories-and-entities-only',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: `\\.(repository|entity)\\.ts$|^libs/platform/database/|${TEST_FILES}` },
      to: { path: 'node_modules/(@nestjs/)?typeorm/' },
    },
    {
      name: 'pg-in-database-and-embedded-postgres-only',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: `^libs/platform/(database|embedded-postgres)/|${TEST_FILES}` },
      to: { path: 'node_modules/pg/' },
    },
    {
      name: 'nomod-behind-the-gateway',
      severity: 'error',
      comment: 'Features know the port in libs/platform/gateway. apps/api/app.module.ts chooses the implementation.',
      from: {
        path: '^(apps|libs)/',
        pathNot: `^libs/platform/nomod/|^apps/api/app\\.module\\.ts$|${TEST_FILES}`,
      },
      to: { path: '^libs/platform/nomod/' },
    },
    {
      name: 'axios-in-nomod-only',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: `^libs/platform/nomod/|${TEST_FILES}` },
      to: { path: 'node_modules/axios/' },
    },
    {
      name: 'nodemailer-in-emails-only',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: `^libs/features/emails/|${TEST_FILES}` },
      to: { path: 'node_modules/nodemailer/' },
    },
    {
      name: 'sandbox-shares-nothing',
      severity: 'error',
      comment: 'A wrong idea of Nomod in libs/platform/nomod must show up against the sandbox, so they share no code.',
      from: { path: '^apps/nomod-sandbox/' },
      to: { path: '^(apps|libs)/', pathNot: '^apps/nomod-sandbox/' },
    },
    {
      name: 'only-tests-start-the-sandbox-inside',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: `^apps/nomod-sandbox/|${TEST_FILES}` },
      to: { path: '^apps/nomod-sandbox/' },
    },
    {
      name: 'console-uses-only-its-own',
      severity: 'error',
      comment: 'It knows the server through HTTP and the OpenAPI document alone.',
      from: { path: '^apps/console/' },
      to: { path: '^(apps|libs|test)/', pathNot: '^apps/console/' },
    },
    {
      name: 'nobody-uses-the-console',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^apps/console/' },
      to: { path: '^apps/console/' },
    },
    {
      name: 'client-stands-alone',
      severity: 'error',
      comment: 'It is installed without Remit, and brings no package with it.',
      from: { path: '^libs/client/', pathNot: TEST_FILES },
      to: { pathNot: '^libs/client/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'nobody-uses-the-client',
      severity: 'error',
      from: { path: '^(apps|libs|test)/', pathNot: '^libs/client/' },
      to: { path: '^libs/client/' },
    },
    {
      name: 'no-test-code-in-product-code',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: TEST_FILES },
      to: { path: TEST_FILES },
    },
    {
      name: 'no-development-package-in-product-code',
      severity: 'error',
      comment:
        'The console is bundled when it is built, so its packages are for development only. Express is the one that Nest brings: a second copy would not be the same.',
      from: { path: '^(apps|libs)/', pathNot: `${TEST_FILES}|^apps/console/` },
      to: {
        pathNot: 'node_modules/express/',
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|.*/dist)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Type-only imports count: knowing a shape is knowing.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
