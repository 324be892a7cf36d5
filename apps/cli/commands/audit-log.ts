import { type Command, InvalidArgumentError } from 'commander';
import { CommandContext } from '../context';
import { CommandFailed, EXIT } from '../failures';

/** Entries per request. */
const PAGE = 100;

export function addAuditLog(program: Command): void {
  const log = program.command('audit-log').description('who did what to keys, connections and money');
  log
    .command('export')
    .description('every entry as a line of JSON, oldest first, each with its hash')
    .option('--after <sequence>', 'only entries after this one: the highest number that you have', sequenceNumber)
    .action(async ({ after }: { after?: number }, command: Command) => {
      const { api, output } = CommandContext.of(command);
      for await (const entry of api.listAll(`/audit-log?order=asc&limit=${PAGE}`))
        if (after === undefined || Number(entry.sequence) > after) output.line(JSON.stringify(entry));
    });
  log
    .command('verify')
    .description('whether every entry is what was written; with an entry that you noted, whether it is still there')
    .option('--sequence <number>', 'of the entry that you noted')
    .option('--hash <hash>', 'of the entry that you noted')
    .action(async ({ sequence, hash }: { sequence?: string; hash?: string }, command: Command) => {
      const { api, output } = CommandContext.of(command);
      const noted = Object.entries({ sequence, hash }).filter(
        (pair): pair is [string, string] => pair[1] !== undefined,
      );
      const report = await api.get(`/audit-log/verify?${new URLSearchParams(noted).toString()}`);
      output.show(report);
      if (report.ok !== true)
        throw new CommandFailed('The audit log is not what was written.', EXIT.failed, undefined, true);
    });
}

function sequenceNumber(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('must be the number of an entry');
}
