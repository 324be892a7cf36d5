import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Credentials and ids of the demo data. Stored in DATA_DIR/demo.json, which only the owner can read. */
export interface Demo {
  tenantId: string;
  tenantName: string;
  environmentId: string;
  apiKey: string;
  /** API key of the tenant's account at the sandbox. */
  nomodApiKey: string;
  webhookSecret: string;
  /** Whether connection, customers and invoices all exist. */
  seeded: boolean;
  /** Customer and invoice of the printed example; null until seeded. */
  customerId: string | null;
  invoiceId: string | null;
}

const fileIn = (dataDir: string) => path.join(dataDir, 'demo.json');

export function readDemo(dataDir: string): Demo | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Demo;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export function saveDemo(dataDir: string, demo: Demo): void {
  const draft = `${fileIn(dataDir)}.new`;
  writeFileSync(draft, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, fileIn(dataDir));
}

export function newSandboxKey(): string {
  return `sk_test_${randomBytes(16).toString('hex')}`;
}

/** 24 random bytes, like Svix's secrets. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`;
}
