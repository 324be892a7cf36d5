import { Metrics } from '@remit/http-api';
import { Client } from 'pg';
import { useInvoicesApp } from '../../../../test/support/invoices-app';
import { AuditRounds } from './audit-rounds';

const app = useInvoicesApp();

const brokenEnvironments = async (): Promise<string | undefined> => {
  await app.resolve(AuditRounds).runRound();
  const metrics = await app.resolve(Metrics).registry.metrics();
  return /^remit_audit_broken_environments (\d+)$/m.exec(metrics)?.[1];
};

it('counts the environments whose money does not add up', async () => {
  const invoiceId = await app.finalizedInvoice();
  expect(await brokenEnvironments()).toBe('0');
  const owner = new Client({ connectionString: app.databaseUrl });
  await owner.connect();
  await owner.query('update invoices set amount_paid_minor = 1 where id = $1', [invoiceId]);
  await owner.end();
  expect(await brokenEnvironments()).toBe('1');
});
