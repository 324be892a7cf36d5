import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from './repository';

const CONFIG = path.join(repositoryRoot, '.config/dependency-cruiser.cjs');
const CRUISER = path.join(repositoryRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** One file of a planted tree: what it imports and the rules that must object, in any order. */
interface Planted {
  readonly file: string;
  readonly imports: string;
  readonly typeOnly?: true;
  readonly breaks?: readonly string[];
}

const downwards = (feature: string, file: string, imports: string): Planted => ({
  file: `libs/features/${feature}/${file}.ts`,
  imports,
  breaks: [`${feature}-asks-downwards-only`],
});

const violations: Planted[] = [
  {
    file: 'libs/platform/encryption/index.ts',
    imports: '@remit/settings',
    typeOnly: true,
    breaks: ['no-cycles-between-libs'],
  },
  { file: 'libs/platform/money/round-a.ts', imports: './round-b', breaks: ['no-cycles-when-running'] },
  { file: 'libs/platform/money/lost.ts', imports: './nowhere', breaks: ['everything-resolves'] },
  downwards('webhooks', 'upwards', '@remit/attention'),
  downwards('documents', 'upwards', '@remit/hosted-pages'),
  downwards('payments', 'upwards', '@remit/documents'),
  downwards('invoice-sync', 'upwards', '@remit/payments'),
  downwards('invoices', 'upwards', '@remit/invoice-sync'),
  downwards('customers', 'upwards', '@remit/invoices'),
  downwards('customers', 'sideways', '@remit/connections'),
  downwards('business-profile', 'sideways', '@remit/customers'),
  downwards('connections', 'sideways', '@remit/customers'),
  downwards('outgoing-webhooks', 'sideways', '@remit/webhooks'),
  downwards('emails', 'upwards', '@remit/attention'),
  downwards('people', 'sideways', '@remit/attention'),
  downwards('hosted-pages', 'upwards', '@remit/emails'),
  downwards('reports', 'sideways', '@remit/hosted-pages'),
  downwards('accounts', 'upwards', '@remit/customers'),
  downwards('approvals', 'upwards', '@remit/accounts'),
  downwards('audit-log', 'upwards', '@remit/approvals'),
  downwards('request-log', 'sideways', '@remit/audit-log'),
  { file: 'libs/features/coupons/index.ts', imports: '@remit/accounts', breaks: ['every-feature-has-a-place'] },
  { file: 'libs/features/invoices/coupon.ts', imports: '../coupons/index', breaks: ['every-feature-has-a-place'] },
  {
    file: 'libs/platform/clock/index.ts',
    imports: '../../features/accounts/index',
    breaks: ['platform-knows-no-feature'],
  },
  { file: 'libs/platform/money/up.ts', imports: '@remit/invoices', breaks: ['platform-knows-no-feature'] },
  { file: 'libs/features/invoices/app.ts', imports: '../../../apps/api/main', breaks: ['libs-know-no-app'] },
  { file: 'libs/features/invoices/deep.ts', imports: '../customers/customer', breaks: ['one-door-between-libs'] },
  { file: 'apps/api/deep.ts', imports: '../../libs/features/customers/customer', breaks: ['one-door-from-outside'] },
  { file: 'test/deep.ts', imports: '../libs/features/customers/customer', breaks: ['one-door-from-outside'] },
  {
    file: 'libs/features/invoices/query.service.ts',
    imports: 'typeorm',
    breaks: ['typeorm-in-repositories-and-entities-only'],
  },
  {
    file: 'libs/features/invoices/nest-query.service.ts',
    imports: '@nestjs/typeorm',
    breaks: ['typeorm-in-repositories-and-entities-only'],
  },
  { file: 'libs/features/invoices/sql.ts', imports: 'pg', breaks: ['pg-in-database-and-embedded-postgres-only'] },
  { file: 'libs/features/payments/charge.ts', imports: '@remit/nomod', breaks: ['nomod-behind-the-gateway'] },
  {
    file: 'libs/features/connections/connections.module.ts',
    imports: '@remit/nomod',
    breaks: ['nomod-behind-the-gateway'],
  },
  { file: 'apps/api/serve.ts', imports: '@remit/nomod', breaks: ['nomod-behind-the-gateway'] },
  { file: 'libs/features/payments/call.ts', imports: 'axios', breaks: ['axios-in-nomod-only'] },
  { file: 'libs/features/payments/mail.ts', imports: 'nodemailer', breaks: ['nodemailer-in-emails-only'] },
  { file: 'apps/nomod-sandbox/borrowed.ts', imports: '@remit/money', breaks: ['sandbox-shares-nothing'] },
  {
    file: 'libs/features/payments/sandboxed.ts',
    imports: '../../../apps/nomod-sandbox/sandbox',
    breaks: ['libs-know-no-app', 'only-tests-start-the-sandbox-inside'],
  },
  {
    file: 'libs/features/invoices/sandboxed.int-spec.ts',
    imports: '../../../apps/nomod-sandbox/sandbox',
    breaks: ['libs-know-no-app'],
  },
  { file: 'apps/console/src/api.ts', imports: '@remit/money', breaks: ['console-uses-only-its-own'] },
  { file: 'apps/api/page.ts', imports: '../console/src/page', breaks: ['nobody-uses-the-console'] },
  {
    file: 'libs/client/borrowed.ts',
    imports: '@remit/money',
    breaks: ['client-stands-alone'],
  },
  { file: 'libs/client/heavy.ts', imports: 'axios', breaks: ['axios-in-nomod-only', 'client-stands-alone'] },
  { file: 'libs/features/invoices/by-http.ts', imports: '../../client/index', breaks: ['nobody-uses-the-client'] },
  {
    file: 'libs/features/invoices/tested.ts',
    imports: '../../../test/support/probe',
    breaks: ['no-test-code-in-product-code'],
  },
  { file: 'libs/features/invoices/spied.ts', imports: './invoice.spec', breaks: ['no-test-code-in-product-code'] },
  { file: 'libs/features/invoices/dev.ts', imports: 'fast-check', breaks: ['no-development-package-in-product-code'] },
  {
    file: 'libs/features/invoices/unlisted.ts',
    imports: 'unlisted',
    breaks: ['no-development-package-in-product-code'],
  },
];

const allowed: Planted[] = [
  // A cycle is reported once, at the file that comes first.
  { file: 'libs/platform/settings/index.ts', imports: '@remit/encryption', typeOnly: true },
  { file: 'libs/platform/money/round-b.ts', imports: './round-a' },
  { file: 'libs/features/invoices/invoice-line.entity.ts', imports: './invoice-bill.entity', typeOnly: true },
  { file: 'libs/features/invoices/invoice-bill.entity.ts', imports: './invoice-line.entity' },
  { file: 'libs/features/attention/index.ts', imports: '@remit/webhooks' },
  { file: 'libs/features/webhooks/index.ts', imports: '@remit/payments' },
  { file: 'libs/features/hosted-pages/index.ts', imports: '@remit/documents' },
  { file: 'libs/features/documents/index.ts', imports: '@remit/payments' },
  { file: 'libs/features/payments/index.ts', imports: '@remit/invoice-sync' },
  { file: 'libs/features/invoice-sync/index.ts', imports: '@remit/invoices' },
  { file: 'libs/features/invoices/index.ts', imports: './invoice.entity' },
  { file: 'libs/features/customers/index.ts', imports: './customer' },
  { file: 'libs/features/customers/customer.ts', imports: '@remit/accounts' },
  { file: 'libs/features/accounts/index.ts', imports: '@remit/approvals' },
  { file: 'libs/features/approvals/index.ts', imports: '@remit/audit-log' },
  { file: 'libs/features/audit-log/index.ts', imports: '@remit/money' },
  { file: 'libs/features/invoices/invoice.entity.ts', imports: 'typeorm' },
  { file: 'libs/features/invoices/invoice.spec.ts', imports: 'fast-check' },
  { file: 'libs/features/invoices/asking.ts', imports: '@remit/connections' },
  { file: 'libs/features/connections/index.ts', imports: './connections.module' },
  { file: 'apps/api/app.module.ts', imports: '@remit/nomod' },
  { file: 'libs/platform/nomod/index.ts', imports: 'axios' },
  { file: 'libs/features/emails/index.ts', imports: 'nodemailer' },
  { file: 'libs/platform/database/index.ts', imports: 'pg' },
  { file: 'libs/platform/embedded-postgres/index.ts', imports: 'pg' },
  { file: 'libs/platform/money/index.ts', imports: 'node:util' },
  { file: 'apps/api/main.ts', imports: '@remit/attention' },
  { file: 'apps/nomod-sandbox/sandbox.ts', imports: 'node:http' },
  { file: 'apps/console/src/page.ts', imports: 'fast-check' },
  { file: 'libs/client/index.ts', imports: 'node:crypto' },
  { file: 'libs/client/client.spec.ts', imports: 'fast-check' },
  { file: 'test/support/probe.ts', imports: '@remit/database' },
];

const packages = {
  dependencies: ['typeorm', '@nestjs/typeorm', 'pg', 'axios', 'nodemailer'],
  devDependencies: ['fast-check'],
};

describe('who may know whom', () => {
  const found = new Map<string, Set<string>>();
  let tree: string;

  beforeAll(() => {
    tree = mkdtempSync(path.join(tmpdir(), 'remit-boundaries-'));
    plant(tree);
    for (const { rule, from } of cruise(tree)) found.set(from, new Set([...(found.get(from) ?? []), rule]));
  }, 60_000);
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it.each(violations)('$file may not import $imports', ({ file, breaks }) => {
    expect([...(found.get(file) ?? [])].sort()).toEqual([...(breaks ?? [])].sort());
  });

  it.each(allowed)('$file may import $imports', ({ file }) => {
    expect([...(found.get(file) ?? [])]).toEqual([]);
  });

  it('has a planted violation for every rule', () => {
    const rules = (jest.requireActual(CONFIG) as { forbidden: { name: string }[] }).forbidden.map(({ name }) => name);
    const planted = new Set(violations.flatMap(({ breaks }) => breaks ?? []));
    // Nothing is above attention, so it cannot ask upwards.
    expect(rules.filter((rule) => !planted.has(rule))).toEqual(['attention-asks-downwards-only']);
  });

  it('finds every lib on one of two floors, under its own name', () => {
    const { paths } = (readJson('tsconfig.json') as { compilerOptions: { paths: Record<string, string[]> } })
      .compilerOptions;
    const floors = ['features', 'platform'];
    const libs = floors.flatMap((floor) => foldersIn(`libs/${floor}`).map((name) => `${floor}/${name}`));
    // The client is a package of its own.
    expect(foldersIn('libs')).toEqual(['client', ...floors]);
    // So a new one needs no line of its own, and a name says which one is meant.
    expect(paths).toEqual({ '@remit/*': floors.map((floor) => `./libs/${floor}/*/index.ts`) });
    const names = libs.map((lib) => path.basename(lib));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(libs.filter((lib) => !existsSync(path.join(repositoryRoot, 'libs', lib, 'index.ts')))).toEqual([]);
  });

  it('gives every feature a place in the order', () => {
    const rules = (jest.requireActual(CONFIG) as { forbidden: { name: string }[] }).forbidden.map(({ name }) => name);
    const placed = rules.flatMap((rule) => /^(.*)-asks-downwards-only$/.exec(rule)?.[1] ?? []);
    expect(placed.sort()).toEqual(foldersIn('libs/features'));
  });
});

function foldersIn(folder: string): string[] {
  return readdirSync(path.join(repositoryRoot, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(repositoryRoot, file), 'utf8'));
}

function plant(tree: string): void {
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    writeFileSync(path.join(tree, file), text);
  };
  cpSync(path.join(repositoryRoot, 'tsconfig.json'), path.join(tree, 'tsconfig.json'));
  for (const { file, imports, typeOnly } of [...allowed, ...violations]) {
    const use = typeOnly
      ? `import type * as it from '${imports}';\nexport type Known = typeof it;\n`
      : `import * as it from '${imports}';\nexport const known = it;\n`;
    write(file, use);
  }
  const listed = (names: string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  write(
    'package.json',
    JSON.stringify({
      dependencies: listed(packages.dependencies),
      devDependencies: listed(packages.devDependencies),
    }),
  );
  for (const name of [...packages.dependencies, ...packages.devDependencies, 'unlisted']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }
}

function cruise(tree: string): { rule: string; from: string }[] {
  const run = spawnSync(
    process.execPath,
    [CRUISER, '--config', CONFIG, '--output-type', 'json', 'apps', 'libs', 'test'],
    {
      cwd: tree,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (run.stdout === '') throw new Error(`dependency-cruiser said nothing: ${run.stderr}`);
  const { summary } = JSON.parse(run.stdout) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return summary.violations.map(({ from, rule }) => ({ from, rule: rule.name }));
}
