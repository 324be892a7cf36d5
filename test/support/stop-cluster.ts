import { rmSync } from 'node:fs';
import './test-cluster';

/** Jest's global tear-down: stops the run's PostgreSQL and removes all of it. */
export default async function stopCluster(): Promise<void> {
  const cluster = globalThis.remitTestCluster;
  if (!cluster) return;
  await cluster.postgres.stop();
  rmSync(cluster.folder, { recursive: true, force: true });
}
