import { cpus, loadavg, totalmem } from 'node:os';
import { benchConsole } from './console';
import { benchCost } from './cost';
import { benchInvoiceSync } from './invoice-sync';
import { benchLatency } from './latency';
import { benchLinkCreation } from './link-creation';
import { benchLists } from './lists';
import { benchLoad } from './load';
import { benchMemory } from './memory';
import { benchPayPress } from './pay-press';
import { benchProcesses } from './processes';
import { benchQueue } from './queue';
import { benchReports } from './reports';
import { benchSettlement } from './settlement';
import { type BenchDatabase, startBenchDatabase } from './stack';
import { benchStart } from './start';
import { benchWebhookIngestion } from './webhook-ingestion';
import { benchWire } from './wire';

const SCENARIOS: Readonly<Record<string, (database: BenchDatabase) => Promise<void>>> = {
  ingestion: benchWebhookIngestion,
  settlement: benchSettlement,
  'link-creation': benchLinkCreation,
  'pay-press': benchPayPress,
  sync: benchInvoiceSync,
  lists: benchLists,
  reports: benchReports,
  start: benchStart,
  latency: benchLatency,
  processes: benchProcesses,
  cost: benchCost,
  load: benchLoad,
  memory: benchMemory,
  queue: benchQueue,
  wire: benchWire,
  console: benchConsole,
};

/**
 * Runs the named scenarios, or all: `npm run bench -- ingestion`. With `--short` each takes seconds and its figures
 * are rough. Figures are copied to test/bench/README.md by hand, with the date.
 */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const unknown = wanted.filter((name) => !(name in SCENARIOS));
  if (unknown.length > 0)
    throw new Error(`No scenario ${unknown.join(', ')}; there are ${Object.keys(SCENARIOS).join(', ')}`);
  const load = loadavg()[0]?.toFixed(1);
  console.log(
    `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, load ${load} at the start`,
  );
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
