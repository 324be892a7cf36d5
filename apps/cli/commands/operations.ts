import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { CommandContext } from '../context';
import { CommandFailed, EXIT } from '../failures';

/** Where package.json is, seen from the compiled command. */
const ROOT = path.resolve(__dirname, '../../../..');

/** `status` and `keys rotate`. */
export function addOperations(program: Command): void {
  program
    .command('status')
    .description('whether the server is ready and how much work waits')
    .action(async (_options: unknown, command: Command) => {
      const { server, operator, output } = CommandContext.of(command);
      const ready = (await (await server.fetch('GET', '/readyz')).json()) as { status: string };
      const work = operator ? await operator.get('/admin/status') : {};
      output.show({ status: ready.status, ...work });
      if (ready.status !== 'ok') throw new CommandFailed('The server is not ready.', EXIT.unhealthy);
    });
  program
    .command('keys')
    .description('encryption keys')
    .command('rotate')
    .description('encrypt everything stored again under the first of ENCRYPTION_KEYS')
    .action(() => {
      const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
        scripts: Record<string, string>;
      };
      if (!('keys:rotate' in scripts)) throw new CommandFailed('This version cannot rotate keys.', EXIT.failed);
      const { status } = spawnSync('npm', ['run', '--silent', 'keys:rotate'], { cwd: ROOT, stdio: 'inherit' });
      if (status !== 0) throw new CommandFailed('The keys could not be rotated.', EXIT.failed);
    });
}
