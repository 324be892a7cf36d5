import { startRemit } from '../support/remit-process';
import { startSandboxProcess } from '../support/sandbox-process';
import { ms, percentile, report } from './figures';
import { invoiceFor } from './open-payments';
import type { BenchDatabase } from './stack';
import { createBenchTenant } from './tenant';

const INVOICES = 500;
const WARM_UP = 50;
const SECRET = `whsec_${Buffer.alloc(32, 's').toString('base64')}`;

/**
 * Time from the answer to finalize until the invoice shows its Nomod URL, on an otherwise idle server. Nomod already
 * knows the customer.
 */
export async function benchInvoiceSync(database: BenchDatabase): Promise<void> {
  const sandbox = await startSandboxProcess();
  const remit = await startRemit({
    databaseUrl: await database.create('bench_sync', true),
    nomodUrl: sandbox.url,
    env: { LOG_LEVEL: 'warn', RATE_LIMIT_PER_KEY: '0', RATE_LIMIT_PER_TENANT: '0' },
  });
  try {
    const tenant = await createBenchTenant(remit, SECRET, true);
    const customer = await tenant.call<{ id: string }>('POST', '/customers', {
      external_id: 'bench',
      name: 'Bench Trading',
      email: 'bench@example.com',
    });
    const taken: number[] = [];
    const gateway: number[] = [];
    for (let index = 0; index < INVOICES + WARM_UP; index += 1) {
      const invoice = await tenant.call<{ id: string }>('POST', '/invoices', invoiceFor(customer.id));
      await tenant.call('POST', `/invoices/${invoice.id}/finalize`);
      const finalized = performance.now();
      for (;;) {
        const { metadata } = await tenant.call<{ metadata: Record<string, string> }>('GET', `/invoices/${invoice.id}`);
        if (metadata.nomod_invoice_url) break;
      }
      if (index >= WARM_UP) taken.push(performance.now() - finalized);
      const asked = performance.now();
      await fetch(`${sandbox.url}/v1/currencies`, { headers: { 'x-api-key': 'sk_test_bench.0123456789' } }).then(
        (answer) => answer.text(),
      );
      if (index >= WARM_UP) gateway.push(performance.now() - asked);
    }
    taken.sort((a, b) => a - b);
    gateway.sort((a, b) => a - b);
    report(`P4 finalize to Nomod URL, ${INVOICES} invoices`, {
      p50: ms(percentile(taken, 0.5)),
      p99: ms(percentile(taken, 0.99)),
      'gateway round trip p50': ms(percentile(gateway, 0.5)),
    });
  } finally {
    await remit.stop();
    await sandbox.stop();
  }
}
