import { type Command, InvalidArgumentError } from 'commander';
import { CommandContext } from '../context';
import { CommandFailed, EXIT } from '../failures';

/** Entries per request. */
const PAGE = 100;

export function addAuditLog(program: Command): void {
  const log = program.command('audit-log').description('who changed keys and connections, and who moved money');
  log
    .command('export')
    .description('print every entry as a line of JSON with its hash, oldest first')
    .option('--after <sequence>', 'only entries with a higher number than this', sequenceNumber)
    .action(async ({ after }: { after?: number }, command: Command) => {
      const { api, output } = CommandContext.of(command);
      for await (const entry of api.listAll(`/audit-log?order=asc&limit=${PAGE}`))
        if (after === undefined || Number(entry.sequence) > after) output.line(JSON.stringify(entry));
    });
  log
    .command('verify')
    .description('check that no entry was changed or removed since it was written')
    .option('--sequence <number>', 'of an entry that you saved earlier')
    .option('--hash <hash>', 'of an entry that you saved earlier')
    .action(async ({ sequence, hash }: { sequence?: string; hash?: string }, command: Command) => {
      const { api, output } = CommandContext.of(command);
      const noted = Object.entries({ sequence, hash }).filter(
        (pair): pair is [string, string] => pair[1] !== undefined,
      );
      const report = await api.get(`/audit-log/verify?${new URLSearchParams(noted).toString()}`);
      output.show(report);
      if (report.ok !== true)
        throw new CommandFailed('The audit log was changed after it was written.', EXIT.failed, undefined, true);
    });
}

function sequenceNumber(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('must be the number of an entry');
}
