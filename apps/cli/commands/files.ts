import { createWriteStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Argument, type Command } from 'commander';
import type { Json } from '../api-client';
import { CommandContext } from '../context';
import { CommandFailed, EXIT } from '../failures';

/** Lists by the name of their command. */
const LISTS: Readonly<Record<string, string>> = {
  customers: '/customers',
  invoices: '/invoices',
  payments: '/payments',
  'credit-notes': '/credit-notes',
  attention: '/attention',
  incoming: '/webhooks/deliveries',
  requests: '/request-log',
  'audit-log': '/audit-log',
};

/** `remit export invoices --out invoices.csv` and `remit import customers customers.csv --dry-run`. */
export function addFiles(program: Command): void {
  program
    .command('export')
    .description('save every row of a list as a CSV file that spreadsheets open')
    .addArgument(new Argument('<list>').choices(Object.keys(LISTS)))
    .requiredOption('--out <file>', 'where to save it; a file that is there is replaced')
    .option('--query <filters>', "filters as in the API's address: 'invoice_status=draft&search=palm'")
    .action(async (list: string, { out, query }: { out: string; query?: string }, command: Command) => {
      const { api, output } = CommandContext.of(command);
      const answer = await api.csv(`${LISTS[list]}${query === undefined ? '' : `?${query.replace(/^\?/, '')}`}`);
      if (!answer.body) throw new CommandFailed('It answered without a file.', EXIT.failed);
      try {
        await pipeline(Readable.fromWeb(answer.body), createWriteStream(out));
      } catch (error) {
        throw new CommandFailed(`${out} is not complete: ${(error as Error).message}`, EXIT.failed);
      }
      output.show({ file: out });
    });
  program
    .command('import')
    .description('add customers or draft invoices from a CSV file: all of its rows, or none')
    .addArgument(new Argument('<what>').choices(['customers', 'invoices']))
    .argument('<file>')
    .option('--dry-run', 'write nothing, and say what would happen to each row')
    .action(async (what: string, file: string, { dryRun = false }: { dryRun?: boolean }, command: Command) => {
      const { api, output } = CommandContext.of(command);
      const answer = await api.sendCsv(`/${what}/import?dry_run=${dryRun}`, readFile(file));
      const rows = (answer.rows ?? []) as Json[];
      output.table(rows.map(importRow), ['line', 'name', 'fate', 'id', 'errors']);
      if (rows.some(({ fate }) => fate === 'refused'))
        throw new CommandFailed('Nothing was written: rows are refused.', EXIT.refused, answer);
    });
}

function readFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CommandFailed(`${file} cannot be read: ${(error as Error).message}`, EXIT.usage);
  }
}

const importRow = (row: Json): Json => ({
  ...row,
  errors: ((row.errors ?? []) as { column: string; message: string }[])
    .map(({ column, message }) => (message.includes(column) ? message : `${column}: ${message}`))
    .join('; '),
});
