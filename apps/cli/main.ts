import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, Option } from 'commander';
import { addAdministration } from './commands/administration';
import { addAuditLog } from './commands/audit-log';
import { addFiles } from './commands/files';
import { addCallApi } from './commands/call-api';
import { addCompletion } from './commands/completion';
import { addDoctor } from './commands/doctor';
import { addListen } from './commands/listen';
import { addLogs } from './commands/logs';
import { addOperations } from './commands/operations';
import { addPeople } from './commands/people';
import { addProfiles } from './commands/profiles';
import { addRecords } from './commands/records';
import { addSeed } from './commands/seed';
import { addTrigger } from './commands/trigger';
import { CommandFailed, EXIT } from './failures';
import { visible } from './output';

const COMMANDS = [
  addSeed,
  addTrigger,
  addListen,
  addRecords,
  addAdministration,
  addCallApi,
  addFiles,
  addLogs,
  addAuditLog,
  addPeople,
  addOperations,
  addDoctor,
  addProfiles,
];

/** Path of package.json, seen from the compiled command. */
const PACKAGE = path.resolve(__dirname, '../../../package.json');

function createProgram(): Command {
  const program = new Command('remit')
    .description('Use Remit from the command line')
    .version((JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }).version)
    .addOption(
      new Option('--url <url>', 'address of the server; default: from the profile, or http://127.0.0.1:3000').env(
        'REMIT_URL',
      ),
    )
    .addOption(new Option('--profile <name>', 'a profile saved by "remit login"').env('REMIT_PROFILE'))
    .addOption(
      new Option(
        '--key-file <file>',
        'file with the API key; default: REMIT_API_KEY, then the current profile, then the demo tenant',
      ),
    )
    .addOption(
      new Option('--environment <id>', 'id of the environment, for a key of the whole tenant').env('REMIT_ENVIRONMENT'),
    )
    .addOption(new Option('--admin-key-file <file>', "file with the operator's key; default: ADMIN_API_KEY"))
    .addOption(
      new Option('--sandbox-url <url>', 'the Nomod sandbox').env('REMIT_SANDBOX_URL').default('http://127.0.0.1:4010'),
    )
    .addOption(
      new Option('--data-dir <folder>', 'folder in which "npm start" stores its keys').env('DATA_DIR').default('.data'),
    )
    .option('--json', 'answer in JSON')
    .addHelpText('after', '\nExit codes: 0 done, 1 failed, 2 wrong command line, 3 refused, 4 no answer, 5 unhealthy.')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : EXIT.usage));
  for (const add of COMMANDS) add(program);
  addCompletion(program);
  return program;
}

async function main(): Promise<void> {
  process.stdout.on('error', endQuietly);
  const program = createProgram();
  try {
    await program.parseAsync();
  } catch (error) {
    const isExpected = error instanceof CommandFailed;
    if (isExpected && program.opts().json && !error.isReported) {
      process.stdout.write(`${visible(JSON.stringify(error.answer ?? { success: false, message: error.message }))}\n`);
    }
    const text = isExpected ? error.message : error instanceof Error ? (error.stack ?? '') : String(error);
    process.stderr.write(`${visible(text)}\n`);
    process.exitCode = isExpected ? error.exitCode : EXIT.failed;
  }
}

/** The reader of the output, such as `head`, has read enough. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`The answer cannot be written (${error.code}).\n`);
  process.exit(EXIT.failed);
}

void main();
