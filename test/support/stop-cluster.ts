import { rmSync } from 'node:fs';
import { describeStatement, slowestStatements } from './slowest-statements';
import './test-cluster';

/** Jest's global tear-down: stops the run's PostgreSQL and removes its data. */
export default async function stopCluster(): Promise<void> {
  const cluster = globalThis.remitTestCluster;
  if (!cluster) return;
  if (process.env.TEST_POSTGRES === 'system') {
    const slowest = await slowestStatements(cluster.postgres.url, 10);
    process.stdout.write(`Slowest statements on average:\n${slowest.map(describeStatement).join('\n')}\n`);
  }
  await cluster.postgres.stop();
  rmSync(cluster.folder, { recursive: true, force: true });
}
