import { Pool } from 'pg';
import { copyId } from './clone-rows';
import { settleDelivery } from './settle-delivery';

/** Reference for Remit's worker: settles stored deliveries in a plain loop, one transaction each. */
const [databaseUrl = '', gatewayUrl = '', tenantId = '', environmentId = '', concurrency = '1'] = process.argv.slice(2);
const pool = new Pool({ connectionString: databaseUrl, max: Number(concurrency) });

async function settleAll({ from, to }: { from: number; to: number }): Promise<void> {
  let next = from;
  await Promise.all(
    Array.from({ length: Number(concurrency) }, async () => {
      const client = await pool.connect();
      for (let mine = next++; mine <= to; mine = next++) {
        await settleDelivery(client, copyId('whd', mine), { gatewayUrl, tenantId, environmentId });
      }
      client.release();
    }),
  );
}

process.on('message', (range: { from: number; to: number }) => {
  settleAll(range).then(
    () => process.send?.('done'),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
// Keeps the process alive while it waits for the next range.
process.channel?.ref();
process.send?.('ready');
