import { cpus, totalmem } from 'node:os';
import { benchInvoiceSync } from './invoice-sync';
import { startBenchDatabase } from './stack';
import { benchWebhookIngestion } from './webhook-ingestion';

const SCENARIOS = { ingestion: benchWebhookIngestion, sync: benchInvoiceSync } as const;

/** Runs the named scenarios, or all: `npm run bench -- ingestion`. Figures go to test/bench/README.md by hand, with the day. */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  console.log(`${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`);
  const database = await startBenchDatabase();
  try {
    for (const [name, run] of Object.entries(SCENARIOS)) {
      if (wanted.length === 0 || wanted.includes(name)) await run(database);
    }
  } finally {
    await database.stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
