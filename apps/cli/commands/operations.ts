import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Command } from 'commander';
import { CommandContext } from '../context';
import { CommandFailed, EXIT } from '../failures';

/** Folder of package.json, seen from the compiled command. */
const ROOT = path.resolve(__dirname, '../../../..');

/** `status`, `keys rotate`, `migrate`, `recover` and `upgrade-data`. */
export function addOperations(program: Command): void {
  program
    .command('status')
    .description('print whether the server is ready and how much work is queued')
    .action(async (_options: unknown, command: Command) => {
      const { server, operator, output } = CommandContext.of(command);
      const ready = (await (await server.fetch('GET', '/readyz')).json()) as { status: string };
      const work = operator ? await operator.get('/admin/status') : {};
      output.show({ status: ready.status, ...work });
      if (ready.status !== 'ok') throw new CommandFailed('The server is not ready.', EXIT.unhealthy, undefined, true);
    });
  program
    .command('keys')
    .description('encryption keys')
    .command('rotate')
    .description('re-encrypt all stored values with the first key of ENCRYPTION_KEYS')
    .action((_options: unknown, command: Command) => runScript(command, 'keys:rotate'));
  program
    .command('migrate')
    .description('migrate the database in DATABASE_URL')
    .option('--print-sql', 'print the SQL for an administrator, if the login may not create roles')
    .action(({ printSql }: { printSql?: boolean }, command: Command) =>
      runScript(command, 'migrate', ...(printSql ? ['--print-sql'] : [])),
    );
  program
    .command('recover')
    .description('after a restore: recover what Nomod has and the backup lost, or list it for a person')
    .option('--since <time>', 'time of the backup; default: time of the latest stored event')
    .option(
      '--leave-out <count>',
      'skip this many more invoice numbers of this month, for invoices that Nomod cannot show',
    )
    .action(({ since, leaveOut }: { since?: string; leaveOut?: string }, command: Command) =>
      runScript(
        command,
        'recover',
        ...(since === undefined ? [] : ['--since', since]),
        ...(leaveOut === undefined ? [] : ['--leave-out', leaveOut]),
      ),
    );
  program
    .command('upgrade-data')
    .description('move the data of the embedded PostgreSQL to the version of this Remit; the old data stays')
    .option(
      '--old-binaries <folder>',
      'folder with the programs of the old version; default: the folder that Debian uses',
    )
    .action(({ oldBinaries }: { oldBinaries?: string }, command: Command) =>
      runScript(
        command,
        'upgrade-data',
        ...(oldBinaries === undefined ? [] : ['--old-binaries', path.resolve(oldBinaries)]),
      ),
    );
}

function runScript(command: Command, name: string, ...parameters: string[]): void {
  const { output, isJson, dataDir } = CommandContext.of(command);
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', name, '--', ...parameters], {
    cwd: ROOT,
    encoding: 'utf8',
    // The script runs in the program's folder, but DATA_DIR is relative to the caller's.
    env: { ...process.env, DATA_DIR: dataDir },
  });
  const message = `${stdout}${stderr}`.trim();
  if (status !== 0) throw new CommandFailed(message, EXIT.failed);
  if (isJson) output.show({ message });
  else output.line(message);
}
