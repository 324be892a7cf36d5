import {
  missingSystemPostgres,
  startStandby,
  startSystemPostgres,
  type SystemPostgres,
} from '../../../test/support/system-postgres';
import { createDataSource } from './data-source';
import { isDatabaseUnavailable } from './database.errors';

const missing = missingSystemPostgres();
if (missing) process.stdout.write(`not tested on a standby. ${missing}\n`);

(missing ? describe.skip : describe)('a connection that leads to a standby', () => {
  const servers: SystemPostgres[] = [];
  beforeAll(async () => {
    const primary = await startSystemPostgres();
    servers.push(primary, await startStandby(primary));
  }, 60_000);
  afterAll(async () => {
    for (const server of servers.toReversed()) await server.stop();
  });

  it('is not taken into the pool: a later one may lead to the primary', async () => {
    const outcomes = await Promise.all(
      servers.map(async ({ url }) => {
        const dataSource = createDataSource(url, []);
        const error: unknown = await dataSource.initialize().catch((failure: unknown) => failure);
        if (dataSource.isInitialized) await dataSource.destroy();
        return isDatabaseUnavailable(error);
      }),
    );
    expect(outcomes).toEqual([false, true]);
  });
});
