import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  file: `libs/${feature}/${file}.ts`,
  imports,
  breaks: [`${feature}-asks-downwards-only`],
});

const violations: Planted[] = [
  { file: 'libs/encryption/index.ts', imports: '@remit/settings', typeOnly: true, breaks: ['no-cycles-between-libs'] },
  { file: 'libs/money/round-a.ts', imports: './round-b', breaks: ['no-cycles-when-running'] },
  { file: 'libs/money/lost.ts', imports: './nowhere', breaks: ['everything-resolves'] },
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
  downwards('hosted-pages', 'upwards', '@remit/emails'),
  downwards('accounts', 'upwards', '@remit/customers'),
  { file: 'libs/money/up.ts', imports: '@remit/invoices', breaks: ['infrastructure-knows-no-feature'] },
  { file: 'libs/invoices/app.ts', imports: '../../apps/api/main', breaks: ['libs-know-no-app'] },
  { file: 'libs/invoices/deep.ts', imports: '../customers/customer', breaks: ['one-door-between-libs'] },
  { file: 'apps/api/deep.ts', imports: '../../libs/customers/customer', breaks: ['one-door-from-outside'] },
  { file: 'test/deep.ts', imports: '../libs/customers/customer', breaks: ['one-door-from-outside'] },
  {
    file: 'libs/invoices/query.service.ts',
    imports: 'typeorm',
    breaks: ['typeorm-in-repositories-and-entities-only'],
  },
  {
    file: 'libs/invoices/nest-query.service.ts',
    imports: '@nestjs/typeorm',
    breaks: ['typeorm-in-repositories-and-entities-only'],
  },
  { file: 'libs/invoices/sql.ts', imports: 'pg', breaks: ['pg-in-database-only'] },
  { file: 'libs/payments/call.ts', imports: 'axios', breaks: ['axios-in-nomod-only'] },
  { file: 'libs/payments/mail.ts', imports: 'nodemailer', breaks: ['nodemailer-in-emails-only'] },
  { file: 'apps/nomod-sandbox/borrowed.ts', imports: '@remit/money', breaks: ['sandbox-shares-nothing'] },
  {
    file: 'libs/payments/sandboxed.ts',
    imports: '../../apps/nomod-sandbox/sandbox',
    breaks: ['only-tests-start-the-sandbox-inside'],
  },
  { file: 'apps/console/src/api.ts', imports: '@remit/money', breaks: ['console-uses-only-its-own'] },
  { file: 'apps/api/page.ts', imports: '../console/src/page', breaks: ['nobody-uses-the-console'] },
  {
    file: 'libs/client/borrowed.ts',
    imports: '@remit/money',
    breaks: ['client-stands-alone'],
  },
  { file: 'libs/client/heavy.ts', imports: 'axios', breaks: ['axios-in-nomod-only', 'client-stands-alone'] },
  { file: 'libs/invoices/by-http.ts', imports: '../client/index', breaks: ['nobody-uses-the-client'] },
  {
    file: 'libs/invoices/tested.ts',
    imports: '../../test/support/probe',
    breaks: ['no-test-code-in-product-code'],
  },
  { file: 'libs/invoices/spied.ts', imports: './invoice.spec', breaks: ['no-test-code-in-product-code'] },
  { file: 'libs/invoices/dev.ts', imports: 'fast-check', breaks: ['no-development-package-in-product-code'] },
  { file: 'libs/invoices/unlisted.ts', imports: 'unlisted', breaks: ['no-development-package-in-product-code'] },
];

const allowed: Planted[] = [
  // A cycle is reported once, at the file that comes first.
  { file: 'libs/settings/index.ts', imports: '@remit/encryption', typeOnly: true },
  { file: 'libs/money/round-b.ts', imports: './round-a' },
  { file: 'libs/invoices/invoice-line.entity.ts', imports: './invoice-bill.entity', typeOnly: true },
  { file: 'libs/invoices/invoice-bill.entity.ts', imports: './invoice-line.entity' },
  { file: 'libs/attention/index.ts', imports: '@remit/webhooks' },
  { file: 'libs/webhooks/index.ts', imports: '@remit/payments' },
  { file: 'libs/hosted-pages/index.ts', imports: '@remit/documents' },
  { file: 'libs/documents/index.ts', imports: '@remit/payments' },
  { file: 'libs/payments/index.ts', imports: '@remit/invoice-sync' },
  { file: 'libs/invoice-sync/index.ts', imports: '@remit/invoices' },
  { file: 'libs/invoices/index.ts', imports: './invoice.entity' },
  { file: 'libs/customers/index.ts', imports: './customer' },
  { file: 'libs/customers/customer.ts', imports: '@remit/accounts' },
  { file: 'libs/accounts/index.ts', imports: '@remit/money' },
  { file: 'libs/invoices/invoice.entity.ts', imports: 'typeorm' },
  { file: 'libs/invoices/invoice.spec.ts', imports: 'fast-check' },
  { file: 'libs/invoices/sandboxed.int-spec.ts', imports: '../../apps/nomod-sandbox/sandbox' },
  { file: 'libs/invoices/asking.ts', imports: '@remit/connections' },
  { file: 'libs/connections/index.ts', imports: '@remit/nomod' },
  { file: 'libs/nomod/index.ts', imports: 'axios' },
  { file: 'libs/emails/index.ts', imports: 'nodemailer' },
  { file: 'libs/database/index.ts', imports: 'pg' },
  { file: 'libs/money/index.ts', imports: 'node:util' },
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

  it('knows every lib', () => {
    const { paths } = (readJson('tsconfig.json') as { compilerOptions: { paths: Record<string, string[]> } })
      .compilerOptions;
    const config = readFileSync(CONFIG, 'utf8');
    for (const name of Object.keys(paths)) expect(config).toContain(`'${name.replace('@remit/', '')}'`);
  });
});

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
