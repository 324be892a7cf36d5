import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import addScripts from '@bomb.sh/tab/commander';
import { Argument, type Command } from 'commander';
import { CommandContext } from '../context';
import { CommandFailed, EXIT } from '../failures';
import { configFolder, dataFolder } from '../profiles/user-folders';

interface Place {
  readonly file: () => string;
  readonly next: (file: string) => string;
}

/** Where each shell looks for this user's completion scripts. */
const PLACES: Readonly<Record<string, Place>> = {
  bash: {
    file: () => path.join(dataFolder(), 'bash-completion', 'completions', 'remit'),
    next: () => 'Open a new shell. It needs the package bash-completion.',
  },
  zsh: {
    file: () => path.join(dataFolder(), 'zsh', 'site-functions', '_remit'),
    next: (file) =>
      `Put this line into ~/.zshrc, before compinit, and open a new shell: fpath+=(${path.dirname(file)})`,
  },
  fish: {
    file: () => path.join(configFolder(), 'fish', 'completions', 'remit.fish'),
    next: () => 'Open a new shell.',
  },
};

/** `completion <shell>` prints a script. `completion install` stores it where the shell looks for it. */
export function addCompletion(program: Command): void {
  addScripts(program, { completionCommandName: 'completion' });
  program.commands
    .find((command) => command.name() === 'completion')
    ?.command('install')
    .description('save the script where the shell loads it')
    .addArgument(new Argument('[shell]', 'default: the shell in SHELL').choices(Object.keys(PLACES)))
    .action((named: string | undefined, _options: unknown, command: Command) => {
      const shell = named ?? path.basename(process.env.SHELL ?? '');
      const place = PLACES[shell];
      if (!place) throw new CommandFailed(`Name a shell: ${Object.keys(PLACES).join(', ')}.`, EXIT.usage);
      const file = place.file();
      save(file, scriptFor(shell));
      CommandContext.of(command).output.show({ file, next: place.next(file) });
    });
}

function scriptFor(shell: string): string {
  const { status, stdout } = spawnSync(process.execPath, [process.argv[1] ?? '', 'completion', shell], {
    encoding: 'utf8',
  });
  if (status !== 0 || stdout === '') throw new CommandFailed('Cannot create the script.', EXIT.failed);
  return stdout;
}

function save(file: string, text: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new CommandFailed(`${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`, EXIT.failed);
  }
}
